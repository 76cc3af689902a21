import { redirect } from 'next/navigation'
import { Door } from '@/components/dashboard/door'
import { SiteFrame } from '@/components/site/site-frame'
import { findEntrance } from '@/lib/serve/operator'
import { enter } from '../actions'

export const metadata = { title: 'Door' }

/** The door of the dashboard: asks for the token, or says how there will be one. */
export default async function LoginPage() {
  const entrance = await findEntrance()
  if (entrance === 'open') redirect('/dashboard')
  return (
    <SiteFrame search={null}>
      <div className="wrap pt-12 md:pt-20">
        <h1 className="display text-3xl">Staff only</h1>
        {entrance === 'token' ? (
          <Door enter={enter} />
        ) : (
          <p className="voice mt-5 max-w-[38rem] text-lg">
            The dashboard opens on the machine itself only. To open it from elsewhere, set
            ADMIN_TOKEN to sixteen letters or more and start the server anew.
          </p>
        )}
      </div>
    </SiteFrame>
  )
}
