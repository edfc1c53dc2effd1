import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { Status } from "../../ui/status.tsx"
import { type ShownStay, useStays } from "./stays.tsx"

export type RollRow = {
  code: string
  state: string
  name: string | null
  body: string | null
  bodyLanguage: string | null
  stays: readonly ShownStay[]
  isExcused: boolean
  minutes: number
}

type Shared = {
  personId: string
  sessionCode: string
  mode: string
  planned: number
  mayWrite: boolean
  isOver: boolean
}

const isInside = ({ stays }: RollRow) => stays.at(-1)?.until === null

const Standing = ({ row, planned, isOver }: { row: RollRow; planned: number; isOver: boolean }) => {
  const { t, dates } = useTranslation()
  const shown = useStays()
  const last = row.stays.at(-1)
  if (last && last.until === null)
    return (
      <Status tone="ok">
        {t(last.place === "online" ? "register.roll.since_online" : "register.roll.since", {
          time: dates.time(last.from),
        })}
      </Status>
    )
  if (last)
    return (
      <>
        <bdi>{shown(row.stays)}</bdi> · {t("register.roll.minutes", { minutes: row.minutes, planned })}
      </>
    )
  if (row.isExcused) return <Status tone="void">{t("register.roll.excused")}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {t(isOver ? "register.roll.absent" : "register.roll.unmarked")}
    </Status>
  )
}

type TapProps = {
  personId: string
  row: RollRow
  direction: "in" | "out"
  formKey: string
  hidden: boolean
  mode: string
}

/** One tap: somebody came in, to one of the places that there are, or went out. */
const Tap = ({ personId, row, direction, formKey, hidden, mode }: TapProps) => {
  const { t } = useTranslation()
  const who = t("register.roll.of", { name: row.name ?? t("courses.enrolments.erased") })
  const places = direction === "in" && mode === "mixed" ? (["room", "online"] as const) : []
  return (
    <form method="post" data-entry={direction} hidden={hidden}>
      <FormKey value={formKey} />
      <input type="hidden" name="intent" value="entry" />
      <input type="hidden" name="enrolmentCode" value={row.code} />
      <input type="hidden" name="direction" value={direction} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="by" value={personId} />
      {places.map((place) => (
        <Button key={place} name="place" value={place} kind="line" hidden={who}>
          {t(`register.roll.in_${place}`)}
        </Button>
      ))}
      {places.length === 0 ? (
        <Button kind="line" hidden={who}>
          {t(`register.roll.${direction}`)}
        </Button>
      ) : null}
    </form>
  )
}

const Row = ({ row, keys, ...shared }: Shared & { row: RollRow; keys: RollKeys }) => {
  const { t } = useTranslation()
  const { personId, mode } = shared
  const inside = isInside(row)
  const own = keys[row.code] ?? { in: "", out: "" }
  const mayTap = shared.mayWrite && row.state === "confirmed"
  return (
    <li data-row={row.code}>
      <h3>
        <bdi>{row.name ?? t("courses.enrolments.erased")}</bdi>
        {row.body ? <bdi lang={row.bodyLanguage ?? undefined}>{row.body}</bdi> : null}
      </h3>
      <p data-standing>
        <Standing row={row} planned={shared.planned} isOver={shared.isOver} />
        {row.state === "confirmed" ? null : ` · ${t("register.roll.withdrawn")}`}
      </p>
      <p data-waiting hidden />
      <div className="row-x">
        {mayTap ? (
          <>
            <Tap {...{ row, personId, mode, direction: "in", formKey: own.in, hidden: inside }} />
            <Tap {...{ row, personId, mode, direction: "out", formKey: own.out, hidden: !inside }} />
          </>
        ) : null}
        <a href={`/course-sessions/${shared.sessionCode}/register/${row.code}`}>
          {t("register.roll.times")}
          <span className="visually-hidden">
            {" "}
            {t("register.roll.of", { name: row.name ?? t("courses.enrolments.erased") })}
          </span>
        </a>
      </div>
    </li>
  )
}

export type RollKeys = Readonly<Record<string, { in: string; out: string }>>

/** Everybody who is called, each with where they are and what to press. */
export const Roll = ({ rows, ...shared }: Shared & { rows: readonly RollRow[]; keys: RollKeys }) => (
  <ul className="reg">
    {rows.map((row) => (
      <Row key={row.code} row={row} {...shared} />
    ))}
  </ul>
)
