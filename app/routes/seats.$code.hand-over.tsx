import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { civilDay } from "../civil-time.ts"
import { listPapersOfSeat } from "../documents/queries.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { plusDays } from "../roundtables/seats/expiry.ts"
import { HandOverFields, OpenMattersList } from "../roundtables/seats/hand-over-form.tsx"
import { handOverSeat } from "../roundtables/seats/hand-over-seat.server.ts"
import { HandOverSeat } from "../roundtables/seats/input.ts"
import { countOpenMatters, getSeatHistory, getSeatToManage } from "../roundtables/seats/queries.server.ts"
import { SeatCrumbs } from "../roundtables/seats/seat-crumbs.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Lines } from "../ui/lines.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const code = params.code ?? ""
    const { seat: row, roundtable } = await getSeatToManage(ctx, code)
    const [seat, matters, papers] = await Promise.all([
      getSeatHistory(ctx, code),
      countOpenMatters(ctx, roundtable.id, row.id),
      listPapersOfSeat(ctx, row.id),
    ])
    const title = titleOf(context, context.t("seats.hand_over.title", { seat: seat.label }))
    const tomorrow = `${plusDays(civilDay(ctx.now), 1)}T12:00:00Z`
    return { title, seat, matters, papers, tomorrow, locales: context.locales, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, HandOverSeat, { seatCode: params.code }, async (ctx, input) => {
    const { seatCode } = await handOverSeat(ctx, input)
    return redirect(`/seats/${seatCode}?done=handed-over`)
  })

export default function HandOverRoute() {
  const { seat, matters, papers, tomorrow, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const title = t("seats.hand_over.title", { seat: seat.label })
  const current = seat.terms.filter((term) => !term.isOver && !term.isSucceeded)
  const titular = current.find((term) => term.rank === 0)
  return (
    <div className="wrap form">
      <SeatCrumbs roundtable={seat.roundtable} seat={seat} title={title} />
      <Refused refusal={refusal} />
      <PageHead
        title={title}
        kick={<bdi lang={seat.bodyLanguage}>{seat.body}</bdi>}
        lead={
          titular ? t("seats.hand_over.hint", { name: titular.name ?? "–" }) : t("seats.errors.no_titular")
        }
      />
      <Note>{t("seats.hand_over.same_body")}</Note>
      <Section id="matters" title={t("seats.matters.title")}>
        <OpenMattersList matters={matters} />
        <Lines
          items={papers.map((paper) => ({
            key: paper.code,
            href: `/documents/${paper.code}`,
            title: <bdi lang={paper.language}>{paper.title}</bdi>,
            detail: t("seats.matters.writes"),
          }))}
        />
      </Section>
      {titular ? (
        <RefusableForm formKey={key} refusal={refusal}>
          <HandOverFields
            substitutes={current.filter((term) => term.rank > 0)}
            tomorrow={dates.typed(tomorrow)}
            locales={locales}
          />
          <Actions>
            <Button busy={t("common.form.saving")}>{t("seats.hand_over.button")}</Button>
          </Actions>
        </RefusableForm>
      ) : null}
    </div>
  )
}
