import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { DoneThings } from "../desk/done-things.tsx"
import { doneThings } from "../desk/queries.server.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("desk.done_page.title")),
    things: await doneThings(ctx),
  }))
}

export default function DonePage() {
  const { things } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap read band-s">
      <BackLink href="/desk" label={t("common.nav.desk")} />
      <PageHead title={t("desk.done_page.title")} />
      <Section id="done" title={t("desk.done_page.lead")}>
        <DoneThings things={things} />
      </Section>
    </div>
  )
}
