import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { unfollowProposal } from "../proposals/follow/follow-proposal.server.ts"
import { listFollowed } from "../proposals/follow/queries.server.ts"
import { OfProposal } from "../proposals/input.ts"
import { numberOf } from "../proposals/proposal-number.ts"
import { ProposalStatus } from "../proposals/proposal-status.tsx"
import { Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  const search = new URL(request.url).searchParams
  const after = search.get("after")
  return read(context, async (ctx) => ({
    ...{ ...(await listFollowed(ctx, after)), isFirst: after === null, done: search.get("done") },
    title: titleOf(context, context.t("follow.title")),
    key: newKey(),
  }))
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, OfProposal, {}, async (ctx, input) => {
    await unfollowProposal(ctx, input)
    return redirect("/following?done=unfollowed")
  })

export default function FollowingRoute() {
  const { rows, next, isFirst, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap band-s">
      <Refused refusal={refusal} />
      <PageHead title={t("follow.title")} lead={t("follow.lead")} />
      {done === "unfollowed" ? (
        <Note tone="ok" live>
          {t("follow.done.unfollowed")}
        </Note>
      ) : null}
      <DataTable
        caption={t("follow.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("follow.empty")}
        first={isFirst ? null : { href: "/following", label: t("common.list.first") }}
        next={next ? { href: `/following?after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "title",
            heading: t("proposals.one"),
            cell: (row) => (
              <a href={`/proposals/${row.code}/thread`}>
                {row.number === null ? null : <span dir="ltr">{numberOf(row)} </span>}
                <bdi lang={row.language}>{row.title}</bdi>
              </a>
            ),
          },
          {
            key: "table",
            heading: t("proposals.table"),
            cell: (row) => <bdi lang={row.tableLanguage}>{row.table}</bdi>,
          },
          {
            key: "state",
            heading: t("proposals.state"),
            cell: (row) => <ProposalStatus state={row.state} outcome={row.outcome} />,
          },
          {
            key: "since",
            heading: t("follow.since"),
            cell: (row) => <time dateTime={row.since}>{dates.day(row.since)}</time>,
          },
          {
            key: "end",
            heading: t("follow.unfollow"),
            cell: (row) => (
              <RefusableForm formKey={keyFor(key, row.code)} refusal={refusal}>
                <input type="hidden" name="proposalCode" value={row.code} />
                <Button kind="quiet" dense hidden={row.title}>
                  {t("follow.unfollow")}
                </Button>
              </RefusableForm>
            ),
          },
        ]}
      />
      <p>
        <a href="/account/notices">{t("follow.preferences")}</a>
      </p>
    </div>
  )
}
