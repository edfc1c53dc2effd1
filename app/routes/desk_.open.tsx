import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { NothingOpen } from "../desk/nothing-open.tsx"
import { OpenThings } from "../desk/open-things.tsx"
import { openThings } from "../desk/queries.server.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("desk.open_page.title")),
    now: ctx.now.toISOString(),
    things: await openThings(ctx),
  }))
}

export default function OpenPage() {
  const { things, now } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <BackLink href="/desk" label={t("common.nav.desk")} />
      <PageHead title={t("desk.open_page.title")} />
      <Section id="open" title={t("common.desk.open_for_you")} count={things.length}>
        {things.length === 0 ? <NothingOpen next={null} /> : <OpenThings things={things} now={now} />}
      </Section>
    </div>
  )
}
