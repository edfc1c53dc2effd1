import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { notFound } from "../errors.ts"
import { refusedPage, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = async ({ context }: LoaderFunctionArgs) => {
  if (!context.shownMail) throw refusedPage(context, notFound())
  return {
    title: titleOf(context, context.t("common.mail_page.title")),
    mails: await context.shownMail.list(),
  }
}

export default function ShownMails() {
  const { mails } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead title={t("common.mail_page.title")} lead={t("common.mail_page.lead")} />
      <DataTable
        caption={t("common.mail_page.title")}
        captionHidden
        rows={mails}
        rowKey={(mail) => mail.id}
        empty={t("common.mail_page.empty")}
        columns={[
          {
            key: "subject",
            heading: t("common.mail_page.subject"),
            cell: (mail) => (
              <a href={`/dev/mail/${mail.id}`}>
                <bdi>{mail.subject}</bdi>
              </a>
            ),
          },
          { key: "to", heading: t("common.mail_page.to"), cell: (mail) => <bdi>{mail.to}</bdi> },
          { key: "at", heading: t("common.mail_page.at"), cell: (mail) => dates.moment(mail.at) },
        ]}
      />
    </div>
  )
}
