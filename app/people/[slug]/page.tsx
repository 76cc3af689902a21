import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { PersonFilms } from '@/components/movie/person-films'
import { SiteFrame } from '@/components/site/site-frame'
import { countOf, idOfSlug } from '@/lib/format'
import { findPerson } from '@/lib/serve/people'

type Props = { params: Promise<{ slug: string }> }

/** Kept once somebody has looked at it, as the films' pages are. */
export const revalidate = false

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const person = await personOfSlug((await params).slug)
  if (!person) return { title: 'No such person', robots: { index: false } }
  const { name, path, directed, actedIn } = person
  const films = new Set([...directed, ...actedIn].map(({ id }) => id)).size
  return {
    title: name,
    description: `${countOf(films, 'film')} of ${name} in the catalogue of Marquee, and films like them.`,
    alternates: { canonical: path },
    openGraph: { title: name, url: path, type: 'profile' },
  }
}

export default async function PersonPage({ params }: Props) {
  const { slug } = await params
  const person = await personOfSlug(slug)
  if (!person) notFound()
  if (person.path !== `/people/${slug}`) permanentRedirect(person.path)
  return (
    <SiteFrame>
      <header className="wrap pt-10 md:pt-16">
        <h1 className="display text-3xl">{person.name}</h1>
      </header>
      <PersonFilms title="Directed" movies={person.directed} isFirst />
      <PersonFilms
        title="On screen"
        movies={person.actedIn}
        isFirst={person.directed.length === 0}
      />
    </SiteFrame>
  )
}

async function personOfSlug(slug: string) {
  const id = idOfSlug(slug)
  return id === null ? null : findPerson(id)
}
