import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { Person } from "../ui/person.tsx"
import { Status } from "../ui/status.tsx"
import type { SeatCondition } from "./mandate.ts"
import { Expiry } from "./seats/seat-terms.tsx"

type Holder = {
  termCode: string
  name: string | null
  rank: number
  startsOn: string
  endsOn: string | null
  letter: string | null
  /** False while the mandate has yet to begin. */
  isLive: boolean
  /** Another mandate follows this one: its place is given. */
  isSucceeded: boolean
  expiresIn: number | null
}
export type SeatRow = {
  code: string
  label: string
  organisation: string
  organisationCode: string
  organisationLanguage: string
  voting: boolean
  weight: number
  represents: string | null
  request: "open" | "overdue" | null
  isPersonal: boolean
  condition: SeatCondition
  holders: readonly Holder[] | null
}

const Condition = ({ condition, request }: Pick<SeatRow, "condition" | "request">) => {
  const { t } = useTranslation()
  if (request && condition !== "filled")
    return <Status tone="wait">{t(`seats.request.states.${request}`)}</Status>
  const word = t(`roundtables.members.conditions.${condition}`)
  if (condition === "filled") return <Status tone="ok">{word}</Status>
  if (condition === "vacant") return <Status tone="wait">{word}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {word}
    </Status>
  )
}

const EndMandateLink = ({ termCode, name }: Holder) => {
  const { t } = useTranslation()
  return (
    <ButtonLink
      dense
      kind="quiet"
      href={`/mandates/${termCode}/end`}
      hidden={t("roundtables.members.end_mandate_of", { name: name ?? "" })}
    >
      {t("roundtables.members.end_mandate")}
    </ButtonLink>
  )
}

const Holders = ({ holders, mayManage }: { holders: readonly Holder[]; mayManage: boolean }) => {
  const { t, dates } = useTranslation()
  const detail = ({ rank, startsOn, endsOn, isLive }: Holder) =>
    [
      t(rank === 0 ? "roundtables.members.titular" : "roundtables.members.substitute"),
      endsOn && isLive
        ? t("roundtables.members.until", { day: dates.day(endsOn) })
        : t("roundtables.members.since", { day: dates.day(startsOn) }),
    ].join(", ")
  return (
    <>
      {holders.map((holder) => (
        <div key={holder.termCode} className="row-x between">
          <Person name={holder.name ?? "–"} detail={detail(holder)} />
          <Expiry days={holder.expiresIn} />
          {mayManage ? <EndMandateLink {...holder} /> : null}
        </div>
      ))}
    </>
  )
}

/** The next free place on a seat: 0 for the titular, then the substitutes; null when all ten are taken. */
export const nextRank = (holders: readonly { rank: number; isSucceeded?: boolean }[]): number | null => {
  const taken = holders.filter((holder) => !holder.isSucceeded).map((holder) => holder.rank)
  for (let rank = 0; rank <= 9; rank++) if (!taken.includes(rank)) return rank
  return null
}

const InviteLink = ({ seat }: { seat: SeatRow }) => {
  const { t } = useTranslation()
  const rank = nextRank(seat.holders ?? [])
  if (rank === null) return null
  return (
    <ButtonLink
      dense
      kind={rank === 0 ? "line" : "quiet"}
      href={`/seats/${seat.code}/invite?rank=${rank}`}
      hidden={t("roundtables.members.invite_to", { seat: seat.label })}
    >
      {t(rank === 0 ? "roundtables.members.invite_titular" : "roundtables.members.invite_substitute")}
    </ButtonLink>
  )
}

type SeatTableProps = { group: string; seats: readonly SeatRow[]; mayManage: boolean }

/** The seats of one constituency: whose they are, who sits there (for who may read names), what can be done. */
export const SeatTable = ({ group, seats, mayManage }: SeatTableProps) => {
  const { t } = useTranslation()
  const body: Column<SeatRow> = {
    key: "body",
    heading: t("roundtables.members.body"),
    cell: (seat) => (
      <>
        <a href={`/organisations/${seat.organisationCode}`} lang={seat.organisationLanguage}>
          <bdi>{seat.organisation}</bdi>
        </a>
        {seat.isPersonal ? <span className="small muted"> {t("roundtables.members.personal")}</span> : null}
        {seat.represents ? (
          <span className="small muted"> {t("seats.represents", { roundtable: seat.represents })}</span>
        ) : null}
        {seat.weight > 1 ? (
          <span className="small muted"> {t("seats.weight_is", { weight: seat.weight })}</span>
        ) : null}
      </>
    ),
  }
  const who: Column<SeatRow> = {
    key: "who",
    heading: t("roundtables.members.who"),
    cell: (seat) => <Holders holders={seat.holders ?? []} mayManage={mayManage} />,
  }
  const actions: Column<SeatRow> = {
    key: "actions",
    heading: t("roundtables.members.actions"),
    cell: (seat) => <InviteLink seat={seat} />,
  }
  return (
    <DataTable
      caption={t("roundtables.members.caption", { group })}
      captionHidden
      rows={seats}
      rowKey={(seat) => seat.code}
      empty={t("common.none")}
      columns={[
        {
          key: "seat",
          heading: t("roundtables.members.seat"),
          cell: (seat) => (
            <a href={`/seats/${seat.code}`}>
              <bdi>{seat.label}</bdi>
            </a>
          ),
        },
        body,
        {
          key: "condition",
          heading: t("roundtables.members.condition"),
          cell: (seat) => <Condition {...seat} />,
        },
        ...(seats.some((seat) => seat.holders !== null) ? [who] : []),
        ...(mayManage ? [actions] : []),
      ]}
    />
  )
}
