import type { Metadata } from 'next'
import { SiteFrame } from '@/components/site/site-frame'
import { MixMaker } from '@/components/taste/mix-maker'
import { MixWall } from '@/components/taste/mix-wall'
import { titleOfMix } from '@/components/taste/mix-words'
import { mixOf, type MixParams } from './mix-of'

type Props = { searchParams: Promise<MixParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { mix, text } = mixOf(await searchParams)
  const title = mix ? titleOfMix(mix.people) : 'Mix films'
  const description = mix
    ? 'Films that go with all of these, and what each of them has to do with it.'
    : 'Name some films, or the films of several people, and get what goes with all of them.'
  const images = mix ? [{ url: `/mix/picture?${text}`, width: 1200, height: 630 }] : []
  return { title, description, openGraph: { title, description, images } }
}

/** Films that go with several films or people; the address is the mix. */
export default async function MixPage({ searchParams }: Props) {
  const { mix, trouble, params } = mixOf(await searchParams)
  return (
    <SiteFrame>
      <header className="wrap pt-10">
        <h1 className="display text-3xl">{mix ? titleOfMix(mix.people) : 'Mix films'}</h1>
        {!mix && (
          <p className="mt-3 max-w-[46rem]">
            Name two films, or the films of several people, and get what goes with all of them. The
            address is the mix: whoever has it sees the same.
          </p>
        )}
      </header>
      <MixMaker people={mix?.people ?? []} params={params} themes={mix?.themes ?? []} />
      {trouble && (
        <p role="alert" className="wrap note mt-8">
          {trouble}
        </p>
      )}
      {mix && <MixWall mix={mix} />}
    </SiteFrame>
  )
}
