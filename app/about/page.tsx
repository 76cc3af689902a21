import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SectionHead } from '@/components/site/section-head'
import { SiteFrame } from '@/components/site/site-frame'
import { formatCount, formatDate } from '@/lib/format'
import { readStatus } from '@/lib/serve/status'

export const metadata: Metadata = {
  title: 'About',
  description: 'How Marquee chooses films, where its facts come from, and on what terms.',
  alternates: { canonical: '/about' },
}

/** What the codes mean; every problem of the API names its line here as its type. */
const ERRORS = [
  ['bad-request', 'the question could not be read; the sentence says which part of it.'],
  ['not-found', 'there is no film, model or address of that name.'],
  ['forbidden', 'this is not for whoever asks; the sentence says for whom.'],
  ['method-not-allowed', 'the address takes other methods; they are named.'],
  ['conflict', 'it does not go with how things stand; the sentence says what does.'],
  ['too-large', 'what was handed over is larger than it may be.'],
  ['unusable-data', 'what was handed over could not be used.'],
  ['not-ready', 'the server has just started; ask again in a moment.'],
  ['keeps-nothing', 'this copy of the site is only read; nothing that visitors say is stored.'],
  ['internal', 'something broke on our side; it has been noted.'],
] as const

export default async function AboutPage() {
  const { films, people, ratings, model, builtAt, feedbackDays } = await readStatus()
  return (
    <SiteFrame>
      <header className="wrap pt-10 md:pt-16">
        <h1 className="display max-w-[18ch] text-3xl">How it works, and what it stands on</h1>
      </header>
      <Part title="The choice">
        <p>
          Every film is described by what is known of it: who made it and who is in it, its genres
          and themes, its decade, its language, the series it belongs to. Rare things weigh more
          than common ones: that two films share a director says more than that both are dramas. How
          alike two films are is the sum of what they share.
        </p>
        <p>
          Films are alike, too, that the same people like, more often than chance would have it.
          That was learned from ratings of MovieLens, and how much it weighs beside the rest was
          learned as well, on people whose ratings were held back for it.
        </p>
        <p>
          A small part of each score comes from how well a film is rated and how widely it is known,
          and a list that would repeat itself is varied. Behind the word «Why» under each film
          stands every part of its score. Nothing else went into it, and the parts add up.
        </p>
      </Part>
      <Part title="The figures">
        <dl className="grid grid-cols-2 gap-x-8 gap-y-6 sm:grid-cols-3">
          <Figure name="films" value={formatCount(films)} />
          <Figure name="people" value={formatCount(people)} />
          <Figure name="ratings behind the means" value={formatCount(ratings)} />
        </dl>
        <p className="text-sm text-soft">
          Model {model.name} {model.version}, built on {formatDate(builtAt)}.
        </p>
      </Part>
      <Part title="The sources">
        <ul className="list-disc space-y-3 pl-5">
          <li>
            <b>MovieLens ml-latest-small</b>, GroupLens Research: F. Maxwell Harper and Joseph A.
            Konstan. 2015. The MovieLens Datasets: History and Context. ACM Transactions on
            Interactive Intelligent Systems 5, 4: 19:1–19:19. Ratings, tags and genres, used under
            the terms of its authors. They do not endorse this site.
          </li>
          <li>
            <b>IMDB 5000</b>, a public table of facts on some 5,000 films: people, keywords,
            ratings. This site is not connected with IMDb.
          </li>
          <li>
            <b>Wikipedia</b>: lists of American films by year, and facts drawn from the articles,
            whose text is under{' '}
            <a className="textlink" href="https://creativecommons.org/licenses/by-sa/4.0/">
              CC BY-SA 4.0
            </a>
            . Facts and single terms were taken; no sentence was.
          </li>
          <li>
            <b>A supplement written by hand</b>: notable films that the others lack.
          </li>
        </ul>
        <p>
          Nothing of TMDB goes into a recommendation. Where this site has a key, overviews,
          pictures, casts, trailers and reviews of TMDB are shown beside our facts, kept for a while
          and never learned from. This product uses the TMDB API but is not endorsed or certified by
          TMDB. Where to watch a film: data by JustWatch.
        </p>
      </Part>
      <Part title="The posters">
        <p>
          They are not the films’ own. Each is drawn here from a few facts: genres choose motif and
          hue, the decade chooses layout and type, and the film’s number settles the rest, so a film
          always has the same one.
        </p>
      </Part>
      <Part title="The reviews">
        <p>
          A review is marked glad, mixed or sad by a model that was trained here on the Large Movie
          Review Dataset (Maas et al., ACL 2011). It weighs words and pairs of words, knows when a
          word is negated, and adds the weights up; the words that weighed most stand under each
          review. How sure it says it is was checked on reviews that it had not seen: of those it is
          80 % sure of, about 80 in 100 are right. Where it is not sure enough it says mixed.
        </p>
        <p>
          Reviews that you have elsewhere can be{' '}
          <a className="textlink" href="/reviews/analyse">
            pasted and analysed
          </a>
          ; they are not kept.
        </p>
      </Part>
      <Part title="You">
        <p>
          No account. Once you say something of a film, your browser gets a cookie with a number
          drawn by chance, so that «For you» knows you again; it names nobody. Where cookies are
          refused, the page that is open remembers alone. All that you said stands under{' '}
          <a className="textlink" href="/my">
            Mine
          </a>
          , to be changed, taken away as a file, or deleted with every row at once.
        </p>
        <p>
          From then on it is noted, too, which films lists showed you, which of them you opened, and
          what you searched for: to find out whether a model does well, and for nothing else. It is
          deleted by itself after {feedbackDays} days. If your browser asks not to be tracked
          (Global Privacy Control or Do Not Track), none of it is noted.
        </p>
        <p>
          If you write a review you get another cookie, so that you can change or delete it later.
          Your browser itself keeps whether the hall is light or dark, and the country where you
          watch. Pictures of TMDB come through this site, so TMDB does not learn what you look at; a
          trailer is asked for only when you press play.
        </p>
      </Part>
      <Part title="The program">
        <p>
          Marquee is free software under the MIT licence; the typefaces are under the SIL Open Font
          Licence. It answers programs too:{' '}
          <a className="textlink" href="/api/openapi.json">
            the description of its API
          </a>
          .
        </p>
      </Part>
      <Part title="Errors">
        <p>Where the API cannot answer it says so in a sentence, under one of these codes.</p>
        <ul className="list-disc space-y-2 pl-5">
          {ERRORS.map(([code, meaning]) => (
            <li key={code} id={`error-${code}`}>
              <b>{code}</b>: {meaning}
            </li>
          ))}
        </ul>
      </Part>
    </SiteFrame>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="wrap mt-14">
      <SectionHead title={title} />
      <div className="max-w-[42rem] space-y-4 md:ml-[25%]">{children}</div>
    </section>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="label text-soft">{name}</dt>
      <dd className="display text-2xl">{value}</dd>
    </div>
  )
}
