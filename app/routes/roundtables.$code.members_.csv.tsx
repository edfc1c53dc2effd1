import type { LoaderFunctionArgs } from "@remix-run/node"
import { read } from "../http.server.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { listSeats } from "../roundtables/seat-queries.server.ts"
import { csvFile } from "../roundtables/seats/csv.ts"

/** Who sits at the table as a file: without names for those who may not read them. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { t } = context
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const groups = await listSeats(ctx, roundtable.id)
    const named = groups.some((group) => group.seats.some((seat) => seat.holders !== null))
    const seats = groups.flatMap((group) => group.seats.map((seat) => ({ group: group.name, ...seat })))
    const rows = seats.flatMap((seat) => {
      const facts = [
        ...[seat.group, seat.label, seat.organisation],
        t(seat.voting ? "roundtables.invitation.voting" : "roundtables.invitation.advisory"),
        t(`roundtables.members.conditions.${seat.condition}`),
      ]
      const holders = seat.holders ?? []
      if (!named) return [facts]
      if (holders.length === 0) return [[...facts, null, null, null, null, null]]
      return holders.map(({ name, rank, startsOn, endsOn, letter }) => [
        ...[...facts, name],
        t(rank === 0 ? "common.sitting.titular" : "common.sitting.substitute"),
        ...[startsOn, endsOn, letter],
      ])
    })
    const head = [
      ...["roundtables.overview.group", "roundtables.members.seat", "roundtables.members.body"],
      ...["seats.csv.vote", "roundtables.members.condition"],
    ] as const
    const names = [
      ...["roundtables.members.who", "roundtables.invitation.role", "seats.csv.from", "seats.csv.to"],
      "seats.letter",
    ] as const
    const headings = [...head, ...(named ? names : [])].map((key) => t(key))
    return new Response(csvFile([headings, ...rows]), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="componenti-${roundtable.code}.csv"`,
        "Cache-Control": "no-store",
      },
    })
  })
