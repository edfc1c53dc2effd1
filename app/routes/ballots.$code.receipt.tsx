import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { BallotCrumbs } from "../ballots/ballot-crumbs.tsx"
import { getReceipt } from "../ballots/voting/queries.server.ts"
import { ReceiptList } from "../ballots/voting/receipt-list.tsx"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { whenWords } from "../meetings/words.ts"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const receipt = await getReceipt(ctx, params.code ?? "")
    const isNew = new URL(request.url).searchParams.has("done")
    return { title: titleOf(context, context.t("ballots.receipt.title")), receipt, isNew }
  })
}

export default function ReceiptRoute() {
  const { receipt, isNew } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const { closesAt, code, state } = receipt
  return (
    <div className="wrap form">
      <BallotCrumbs ballot={receipt} title={t("ballots.receipt.of")} />
      <PageHead title={t("ballots.receipt.title")} />
      {isNew ? (
        <Note tone="ok" live>
          {t("ballots.receipt.title")}
        </Note>
      ) : null}
      <div className="stack-l">
        <ReceiptList receipt={receipt} />
        <Section id="now" title={t("ballots.receipt.now")}>
          <ul className="lines">
            {state === "open" ? (
              <li>
                {closesAt
                  ? t("ballots.receipt.result_at", { when: whenWords({ t, dates }, closesAt) })
                  : t("ballots.receipt.result_meeting")}
              </li>
            ) : null}
            <li>{t("ballots.receipt.keep")}</li>
            <li>
              <a href={`/ballots/${code}`}>{t("ballots.vote.to_page")}</a>
            </li>
          </ul>
        </Section>
        <p>
          <ButtonLink wide href="/desk">
            {t("ballots.receipt.to_desk")}
          </ButtonLink>
        </p>
      </div>
    </div>
  )
}
