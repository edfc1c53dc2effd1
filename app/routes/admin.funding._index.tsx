import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { pageMeta } from "../page-meta.ts"
import { FundingBlock } from "../records/funding-block.tsx"
import { listFundedWithoutBlock, listFundingBlocks, listLogos } from "../records/keep-funding.server.ts"
import { refuseKeepFunding } from "../records/policy.ts"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepFunding(ctx.actor))
    const [blocks, missing] = await Promise.all([listFundingBlocks(ctx), listFundedWithoutBlock(ctx)])
    const logos = await listLogos(
      ctx,
      blocks.map(({ id }) => id),
    )
    const done = new URL(request.url).searchParams.get("done") === "kept"
    return { title: titleOf(context, context.t("records.funding.title")), blocks, missing, logos, done }
  })
}

export default function Funding() {
  const { blocks, missing, logos, done } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <AdminCrumbs title={t("records.funding.title")} />
      <PageHead
        title={t("records.funding.title")}
        lead={t("records.funding.lead")}
        action={<ButtonLink href="/admin/funding/new">{t("records.funding.new")}</ButtonLink>}
      />
      {done ? (
        <Note tone="ok" live>
          {t("records.funding.kept")}
        </Note>
      ) : null}
      <div className="stack-l">
        <Section id="missing" title={t("records.funding.missing")} count={missing.length}>
          <DataTable
            caption={t("records.funding.missing")}
            captionHidden
            rows={missing}
            rowKey={(row) => row.code}
            empty={t("records.funding.missing_none")}
            columns={[
              {
                key: "paper",
                heading: t("records.list.paper"),
                cell: (row) => (
                  <a href={`/records/${row.code}`} lang={row.language} dir="auto">
                    {row.title}
                  </a>
                ),
              },
              {
                key: "table",
                heading: t("records.funding.table"),
                cell: (row) => <bdi>{row.roundtable}</bdi>,
              },
              { key: "date", heading: t("records.list.date"), cell: (row) => dates.day(row.date) },
            ]}
          />
        </Section>
        <Section id="blocks" title={t("records.funding.blocks")} count={blocks.length}>
          {blocks.length === 0 ? <p className="empty">{t("records.funding.empty")}</p> : null}
          {blocks.map((block) => (
            <div className="funding-entry" key={block.code}>
              <FundingBlock
                {...{ block, language: block.language }}
                logos={logos.filter(({ blockId }) => blockId === block.id)}
              />
              <p className="small">
                {block.lastPaymentOn
                  ? t("records.funding.paid", { day: dates.day(block.lastPaymentOn) })
                  : t("records.funding.not_paid")}{" "}
                <a href={`/admin/funding/${block.code}`}>
                  {t("records.funding.change")}
                  <bdi className="visually-hidden"> {block.title}</bdi>
                </a>
              </p>
            </div>
          ))}
        </Section>
        <p>
          <a href="/admin/retention">{t("records.retention.title")}</a>
        </p>
      </div>
    </div>
  )
}
