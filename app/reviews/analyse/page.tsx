import type { Metadata } from 'next'
import { AnalyseForm } from '@/components/reviews/analyse-form'
import { SiteFrame } from '@/components/site/site-frame'
import { analyse } from '../actions'

export const metadata: Metadata = {
  title: 'What do these reviews say?',
  description: 'Paste reviews of a film: glad, mixed or sad, how sure, and what they speak of.',
  alternates: { canonical: '/reviews/analyse' },
}

export default function AnalysePage() {
  return (
    <SiteFrame>
      <div className="wrap pt-10 md:pt-16">
        <h1 className="display max-w-[18ch] text-3xl">What do these reviews say?</h1>
        <p className="voice mt-5 mb-8 max-w-[38rem] text-lg">
          Each is marked glad, mixed or sad, with how sure the program is; above them stands what
          they praise and what they complain about.
        </p>
        <AnalyseForm analyse={analyse} />
      </div>
    </SiteFrame>
  )
}
