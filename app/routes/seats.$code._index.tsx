import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import type { TxCtx } from "../context.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { moveSubstitute } from "../roundtables/seats/move-substitute.server.ts"
import { getSeatHistory } from "../roundtables/seats/queries.server.ts"
import { restoreSeat } from "../roundtables/seats/remove-seat.server.ts"
import { withdrawRequest } from "../roundtables/seats/request-designation.server.ts"
import { SeatCrumbs } from "../roundtables/seats/seat-crumbs.tsx"
import { SeatFacts } from "../roundtables/seats/seat-facts.tsx"
import { SeatPage } from "../roundtables/seats/seat-page.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const seat = await getSeatHistory(ctx, params.code ?? "")
    const title = context.t("seats.title", { seat: seat.label })
    const movable = seat.terms.flatMap(({ code }) => [`up:${code}`, `down:${code}`])
    return {
      title: titleOf(context, `${title}, ${seat.roundtable.name}`),
      seat,
      keys: Object.fromEntries([...movable, "withdraw", "restore"].map((name) => [name, newKey()])),
      done: new URL(request.url).searchParams.get("done"),
    }
  })

const SeatDeed = z.object({
  intent: z.enum(["up", "down", "withdraw-request", "restore"], { error: "errors.invalid.text" }),
  seatCode: z.string(),
  termCode: z.string().optional(),
})

const act = (ctx: TxCtx, { intent, seatCode, termCode = "" }: z.infer<typeof SeatDeed>) => {
  if (intent === "restore") return restoreSeat(ctx, { seatCode })
  if (intent === "withdraw-request") return withdrawRequest(ctx, { seatCode })
  return moveSubstitute(ctx, { termCode, direction: intent })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SeatDeed, { seatCode: params.code }, async (ctx, input) => {
    await act(ctx, input)
    return redirect(`/seats/${params.code}?done=${input.intent}`)
  })

const DONE = {
  up: "seats.done.moved",
  down: "seats.done.moved",
  "withdraw-request": "seats.done.request_withdrawn",
  restore: "seats.done.restored",
  requested: "seats.done.requested",
  renewed: "seats.done.renewed",
  "handed-over": "seats.done.handed_over",
  changed: "seats.done.changed",
} as const

export default function SeatRoute() {
  const { seat, keys, done } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { roundtable } = seat
  const title = t("seats.title", { seat: seat.label })
  const told = Object.entries(DONE).find(([word]) => word === done)?.[1]
  return (
    <div className="wrap">
      <SeatCrumbs roundtable={roundtable} title={title} />
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={roundtable.language}>{roundtable.name}</bdi>}
        title={title}
        status={<SeatFacts voting={seat.voting} weight={seat.weight} takesDelegates={seat.takesDelegates} />}
        meta={[
          <a key="body" href={`/organisations/${seat.bodyCode}`} lang={seat.bodyLanguage}>
            <bdi>{seat.body}</bdi>
          </a>,
          seat.isPersonal ? t("roundtables.members.personal") : null,
          <bdi key="group" lang={roundtable.language}>
            {seat.group}
          </bdi>,
          seat.represents ? t("seats.represents", { roundtable: seat.represents }) : null,
        ]}
        action={
          seat.mayManage && !seat.removedAt ? (
            <ButtonLink kind="line" href={`/seats/${seat.code}/edit`}>
              {t("seats.edit.link")}
            </ButtonLink>
          ) : null
        }
      />
      {told ? (
        <Note tone="ok" live>
          {t(told)}
        </Note>
      ) : null}
      <SeatPage seat={seat} keys={keys} />
    </div>
  )
}
