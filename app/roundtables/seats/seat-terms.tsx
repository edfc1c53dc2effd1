import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Lines } from "../../ui/lines.tsx"
import { Status } from "../../ui/status.tsx"
import { Press } from "./press.tsx"

export type ShownTerm = {
  code: string
  name: string | null
  rank: number
  startsOn: string
  endsOn: string | null
  letter: string | null
  protocol: string | null
  endReason: string | null
  isLive: boolean
  isOver: boolean
  isSucceeded: boolean
  expiresIn: number | null
}

/** "scade fra 20 giorni", where a mandate ends soon. */
export const Expiry = ({ days }: { days: number | null }) => {
  const { t } = useTranslation()
  if (days === null) return null
  return (
    <Status tone="wait">
      {days === 0 ? t("seats.expires_today") : t("seats.expires_in", { count: days })}
    </Status>
  )
}

const useRole = () => {
  const { t } = useTranslation()
  return (rank: number) =>
    rank === 0 ? t("common.sitting.titular") : t("seats.substitute_number", { number: rank })
}

const usePeriod = () => {
  const { t, dates } = useTranslation()
  return ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
    endsOn
      ? t("roundtables.invitation.mandate_until", { from: dates.day(startsOn), to: dates.day(endsOn) })
      : t("roundtables.invitation.mandate_from", { from: dates.day(startsOn) })
}

type TermActionsProps = { term: ShownTerm; keys: Readonly<Record<string, string>>; last: number }

const TermActions = ({ term, keys, last }: TermActionsProps) => {
  const { t } = useTranslation()
  const of = t("roundtables.members.end_mandate_of", { name: term.name ?? "–" })
  const move = (direction: "up" | "down") => (
    <Press
      formKey={keys[`${direction}:${term.code}`] ?? ""}
      fields={{ intent: direction, termCode: term.code }}
      label={t(`seats.move_${direction}`)}
      hidden={term.name ?? ""}
    />
  )
  return (
    <div className="row-x">
      {term.rank > 1 ? move("up") : null}
      {term.rank > 0 && term.rank < last ? move("down") : null}
      {term.endsOn && !term.isSucceeded ? (
        <ButtonLink dense kind="line" href={`/mandates/${term.code}/renew`} hidden={of}>
          {t("seats.renew.link")}
        </ButtonLink>
      ) : null}
      <ButtonLink dense kind="quiet" href={`/mandates/${term.code}/end`} hidden={of}>
        {t("roundtables.members.end_mandate")}
      </ButtonLink>
    </div>
  )
}

type CurrentProps = {
  terms: readonly ShownTerm[]
  actingCode: string | null
  mayManage: boolean
  keys: Readonly<Record<string, string>>
}

/** Who sits there now or is about to, the titular first, with what can be done about each mandate. */
export const CurrentTerms = ({ terms, actingCode, mayManage, keys }: CurrentProps) => {
  const { t } = useTranslation()
  const role = useRole()
  const period = usePeriod()
  const current = terms.filter((term) => !term.isOver).sort((a, b) => a.rank - b.rank)
  if (current.length === 0) return <p className="muted">{t("seats.nobody")}</p>
  const last = Math.max(...current.filter((term) => !term.isSucceeded).map((term) => term.rank))
  const acts = (term: ShownTerm) => term.code === actingCode && term.rank > 0
  return (
    <Lines
      items={current.map((term) => ({
        key: term.code,
        title: <bdi>{term.name ?? "–"}</bdi>,
        detail: (
          <>
            {[role(term.rank), period(term)].join(", ")} <Expiry days={term.expiresIn} />
            {term.isLive ? null : <Status tone="plain">{t("seats.to_come")}</Status>}
            {term.isSucceeded ? <Status tone="info">{t("seats.succeeded")}</Status> : null}
            {acts(term) ? <Status tone="info">{t("seats.acting")}</Status> : null}
          </>
        ),
        ...(mayManage ? { end: <TermActions term={term} keys={keys} last={last} /> } : {}),
      }))}
    />
  )
}

/** Every mandate of a seat: who sat there, as what, from when to when, with which letter. */
export const TermHistory = ({ terms }: { terms: readonly ShownTerm[] }) => {
  const { t } = useTranslation()
  const role = useRole()
  const period = usePeriod()
  const letter = (term: ShownTerm) => [term.letter, term.protocol].filter(Boolean).join(" · ") || "–"
  return (
    <DataTable
      caption={t("seats.history.title")}
      captionHidden
      rows={terms}
      rowKey={(term) => term.code}
      empty={t("seats.history.empty")}
      columns={[
        { key: "who", heading: t("roundtables.members.who"), cell: (term) => <bdi>{term.name ?? "–"}</bdi> },
        { key: "role", heading: t("roundtables.invitation.role"), cell: (term) => role(term.rank) },
        { key: "period", heading: t("roundtables.invitation.mandate"), cell: (term) => period(term) },
        { key: "letter", heading: t("seats.letter"), cell: (term) => <bdi>{letter(term)}</bdi> },
        {
          key: "end",
          heading: t("seats.history.end"),
          cell: (term) =>
            term.endReason === null || term.endReason === "expired" ? (
              t(term.isOver ? "seats.history.term_over" : "seats.history.in_force")
            ) : (
              <bdi>{term.endReason}</bdi>
            ),
        },
      ]}
    />
  )
}
