import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { found } from "../errors.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { LinkedText } from "../ui/linked-text.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async () => {
    const mail = found(await context.shownMail?.read(params.id ?? ""))
    return { title: titleOf(context, mail.subject), mail }
  })

export default function ShownMailPage() {
  const { mail } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap read band-s">
      <BackLink href="/dev/mail" label={t("common.mail_page.back")} />
      <PageHead title={<bdi>{mail.subject}</bdi>} />
      <SummaryList
        missing={t("common.none")}
        items={[
          { term: t("common.mail_page.to"), value: <bdi>{mail.to}</bdi> },
          { term: t("common.mail_page.at"), value: dates.longMoment(mail.at) },
        ]}
      />
      <div className="box">
        <LinkedText text={mail.text} />
      </div>
    </div>
  )
}
