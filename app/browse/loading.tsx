import { SiteFrame } from '@/components/site/site-frame'
import { WallSkeleton } from '@/components/movie/wall-skeleton'

export default function BrowseLoading() {
  return (
    <SiteFrame>
      <WallSkeleton />
    </SiteFrame>
  )
}
