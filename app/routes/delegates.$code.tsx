import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { decideDelegate } from "../roundtables/seats/decide-delegate.server.ts"
import { getDelegateNote } from "../roundtables/seats/delegate-queries.server.ts"
import { DelegateStatus } from "../roundtables/seats/delegate-status.tsx"
import { DecideDelegate } from "../roundtables/seats/input.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { SeatCrumbs } from "../roundtables/seats/seat-crumbs.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("seats.delegates.note")),
    note: await getDelegateNote(ctx, params.code ?? ""),
    keys: { accept: newKey(), refuse: newKey(), withdraw: newKey() },
    sent: new URL(request.url).searchParams.get("done") === "sent",
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, DecideDelegate, { noteCode: params.code }, async (ctx, input) => {
    const { noteCode } = await decideDelegate(ctx, input)
    return redirect(`/delegates/${noteCode}`)
  })

export default function DelegateRoute() {
  const { note, keys, sent } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const title = t("seats.delegates.note")
  return (
    <div className="wrap form">
      <SeatCrumbs roundtable={note.roundtable} seat={note.seat} title={title} />
      <Refused refusal={refusal} />
      <PageHead title={title} kick={<bdi>{note.body}</bdi>} status={<DelegateStatus state={note.state} />} />
      {sent ? (
        <Note tone="ok" live>
          {t("seats.delegates.sent")}
        </Note>
      ) : null}
      <SummaryList
        missing={t("common.none")}
        items={[
          { term: t("roundtables.invite.name"), value: <bdi>{note.name}</bdi> },
          { term: t("seats.delegates.day"), value: dates.longDay(note.day) },
          { term: t("roundtables.invitation.seat"), value: <bdi>{note.seat.label}</bdi> },
          { term: t("seats.delegates.letter"), value: <bdi>{note.letter}</bdi> },
          { term: t("seats.protocol"), value: note.protocol ? <bdi>{note.protocol}</bdi> : null },
          ...(note.reason
            ? [{ term: t("roundtables.end.reason"), value: <bdi dir="auto">{note.reason}</bdi> }]
            : []),
        ]}
      />
      {note.state === "accepted" ? <p className="muted">{t("seats.delegates.only_that_day")}</p> : null}
      {note.mayDecide ? (
        <Section id="decide" title={t("seats.delegates.decide")}>
          <Press
            formKey={keys.accept}
            fields={{ intent: "accept" }}
            label={t("seats.delegates.accept")}
            kind="primary"
            dense={false}
          />
          <RefusableForm formKey={keys.refuse} refusal={refusal}>
            <input type="hidden" name="intent" value="refuse" />
            <Field
              as="textarea"
              name="reason"
              label={t("seats.delegates.refuse_reason")}
              maxLength={500}
              dir="auto"
            />
            <Actions>
              <Button kind="stop" busy={t("common.form.saving")}>
                {t("seats.delegates.refuse")}
              </Button>
            </Actions>
          </RefusableForm>
        </Section>
      ) : null}
      {note.mayWithdraw ? (
        <Press
          formKey={keys.withdraw}
          fields={{ intent: "withdraw" }}
          label={t("seats.delegates.withdraw")}
          dense={false}
        />
      ) : null}
    </div>
  )
}
