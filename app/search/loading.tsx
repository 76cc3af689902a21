import { SiteFrame } from '@/components/site/site-frame'
import { WallSkeleton } from '@/components/movie/wall-skeleton'

export default function SearchLoading() {
  return (
    <SiteFrame>
      <WallSkeleton />
    </SiteFrame>
  )
}
