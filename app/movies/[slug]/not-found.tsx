import { Interlude } from '@/components/site/interlude'

export default function MovieNotFound() {
  return (
    <Interlude title="Not on the programme" sign="404">
      There is no film at this address. It may have been mistyped: look for it by its title above.
    </Interlude>
  )
}
