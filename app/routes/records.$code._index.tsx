import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { civilDay } from "../civil-time.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { AnnexList, FilingNotes, PaperFacts } from "../records/filing-page.tsx"
import { FundingBlock } from "../records/funding-block.tsx"
import { listLogos } from "../records/keep-funding.server.ts"
import { getFiling, getFilingParts } from "../records/queries.server.ts"
import { ReceiptList } from "../records/receipt-list.tsx"
import { SignatureList } from "../records/signature-list.tsx"
import { isMember } from "../roundtables/policy.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const filing = await getFiling(ctx, params.code ?? "")
    const isInner = isMember(ctx.actor, filing.roundtableId) || ctx.actor.isAdministrator
    const parts = await getFilingParts(ctx, filing, isInner)
    const logos = await listLogos(
      ctx,
      parts.blocks.map(({ id }) => id),
    )
    const done = new URL(request.url).searchParams.get("done")
    const title = titleOf(context, filing.title)
    return { title, filing, ...parts, logos, isInner, today: civilDay(ctx.now), done }
  })

const DONE = [
  ...(["filed", "annex_added", "protocol_entered", "receipt_taken", "signature_asked"] as const),
  ...(["signed", "signature_refused", "reminded", "voided"] as const),
] as const

export default function RecordPage() {
  const page = useLoaderData<typeof loader>()
  const { filing, annexes, entries, receipts, signatures, blocks, logos, isInner, today } = page
  const { t, dates } = useTranslation()
  const told = DONE.find((word) => word === page.done)
  const mayAdd = filing.mayKeep && !filing.voidedAt && !filing.purgedAt
  const { roundtable } = filing
  const add = (path: string, label: string, isNew = false) =>
    mayAdd && (filing.mayFile || !isNew) ? (
      <p>
        <ButtonLink kind="line" href={`/records/${filing.code}/${path}`}>
          {label}
        </ButtonLink>
      </p>
    ) : null
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: `/roundtables/${roundtable.code}`, label: roundtable.name, lang: roundtable.language },
          { href: `/roundtables/${roundtable.code}/records`, label: t("roundtables.tabs.records") },
          { label: filing.title, lang: filing.language },
        ]}
      />
      <PageHead
        kick={t(`records.classes.${filing.class as "letter"}`)}
        title={<bdi lang={filing.language}>{filing.title}</bdi>}
        meta={[
          <time key="date" dateTime={filing.date}>
            {dates.day(filing.date)}
          </time>,
        ]}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`records.done.${told}`)}
        </Note>
      ) : null}
      <FilingNotes filing={filing} />
      <div className="stack-l">
        <Section id="paper" title={t("records.page.paper")}>
          <PaperFacts filing={filing} entries={entries} />
          {add("protocol", t("records.protocol.new"))}
        </Section>
        {blocks.length > 0 || filing.funded ? (
          <Section id="funding" title={t("records.page.funding")}>
            {blocks.length === 0 ? <Note tone="wait">{t("records.page.funding_missing")}</Note> : null}
            {blocks.map((block) => (
              <FundingBlock
                {...{ block, language: filing.language }}
                key={block.code}
                logos={logos.filter(({ blockId }) => blockId === block.id)}
              />
            ))}
          </Section>
        ) : null}
        <AnnexList annexes={annexes} action={add("annexes/new", t("records.annexes.new"), true)} />
        <Section id="signatures" title={t("records.signatures.title")} count={signatures.length}>
          <SignatureList {...{ rows: signatures, today, isMember: isInner }} mayKeep={mayAdd} />
          {add("signatures/new", t("records.signatures.new"), true)}
        </Section>
        {isInner ? (
          <Section id="receipts" title={t("records.receipts.title")} count={receipts.length}>
            <ReceiptList rows={receipts} />
            {add("receipts/new", t("records.receipts.new"))}
          </Section>
        ) : null}
        {mayAdd ? (
          <p>
            <a href={`/records/${filing.code}/void`}>{t("records.void.title")}</a>
          </p>
        ) : null}
      </div>
    </div>
  )
}
