import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Lines } from "../../ui/lines.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { DelegateStatus } from "./delegate-status.tsx"
import { Press } from "./press.tsx"
import { CurrentTerms, type ShownTerm, TermHistory } from "./seat-terms.tsx"

export type SeatHistory = {
  code: string
  label: string
  removedAt: string | Date | null
  removeReason: string | null
  takesDelegates: boolean
  mayReadNames: boolean
  mayManage: boolean
  maySendDelegate: boolean
  actingCode: string | null
  terms: readonly ShownTerm[]
  handOvers: readonly {
    code: string
    startsOn: string
    note: string | null
    from: string | null
    to: string | null
  }[]
  notes: readonly { code: string; day: string; name: string | null; state: string }[]
  request: {
    dueOn: string
    protocol: string | null
    email: string | null
    createdAt: string | Date
    isOverdue: boolean
  } | null
}
type SeatPartProps = { seat: SeatHistory; keys: Readonly<Record<string, string>> }

const Request = ({ seat, keys }: SeatPartProps) => {
  const { t, dates } = useTranslation()
  const { request, code, mayManage } = seat
  const isVacant = !seat.terms.some((term) => term.rank === 0 && !term.isOver && !term.isSucceeded)
  if (request)
    return (
      <Note tone="wait" title={t(request.isOverdue ? "seats.request.overdue" : "seats.request.open")}>
        <p>
          {t("seats.request.facts", {
            asked: dates.day(request.createdAt),
            due: dates.day(request.dueOn),
            protocol: request.protocol ?? t("common.none"),
          })}
        </p>
        {mayManage ? (
          <Press
            formKey={keys.withdraw ?? ""}
            fields={{ intent: "withdraw-request" }}
            label={t("seats.request.withdraw")}
          />
        ) : null}
      </Note>
    )
  if (!mayManage || !isVacant) return null
  return (
    <p>
      <ButtonLink kind="line" href={`/seats/${code}/request`}>
        {t("seats.request.link")}
      </ButtonLink>
    </p>
  )
}

const Now = ({ seat, keys }: SeatPartProps) => {
  const { t } = useTranslation()
  const { code, mayManage, terms } = seat
  const hasTitular = terms.some((term) => term.rank === 0 && !term.isOver && !term.isSucceeded)
  return (
    <Section id="now" title={t("seats.now")}>
      <CurrentTerms terms={terms} actingCode={seat.actingCode} mayManage={mayManage} keys={keys} />
      <Request seat={seat} keys={keys} />
      {mayManage ? (
        <div className="row-x">
          {hasTitular ? (
            <ButtonLink kind="line" href={`/seats/${code}/hand-over`}>
              {t("seats.hand_over.link")}
            </ButtonLink>
          ) : (
            <ButtonLink kind="line" href={`/seats/${code}/invite?rank=0`}>
              {t("roundtables.members.invite_titular")}
            </ButtonLink>
          )}
        </div>
      ) : null}
    </Section>
  )
}

const Delegates = ({ seat }: { seat: SeatHistory }) => {
  const { t, dates } = useTranslation()
  if (!seat.maySendDelegate && seat.notes.length === 0) return null
  return (
    <Section id="delegates" title={t("seats.delegates.title")}>
      <Lines
        items={seat.notes.map((note) => ({
          key: note.code,
          href: `/delegates/${note.code}`,
          title: dates.longDay(note.day),
          detail: <bdi>{note.name ?? "–"}</bdi>,
          end: <DelegateStatus state={note.state} />,
        }))}
      />
      {seat.maySendDelegate ? (
        <ButtonLink kind="line" href={`/seats/${seat.code}/delegate`}>
          {t("seats.delegates.link")}
        </ButtonLink>
      ) : null}
    </Section>
  )
}

const HandOvers = ({ seat }: { seat: SeatHistory }) => {
  const { t, dates } = useTranslation()
  if (seat.handOvers.length === 0) return null
  return (
    <Section id="hand-overs" title={t("seats.hand_over.history")}>
      <Lines
        items={seat.handOvers.map((one) => ({
          key: one.code,
          title: (
            <>
              <bdi>{one.from ?? "–"}</bdi> {t("seats.hand_over.then")}{" "}
              <bdi>{one.to ?? t("seats.hand_over.nobody_yet")}</bdi>
            </>
          ),
          detail: (
            <>
              {t("seats.hand_over.from_day", { day: dates.day(one.startsOn) })}
              {one.note ? (
                <>
                  . <bdi dir="auto">{one.note}</bdi>
                </>
              ) : null}
            </>
          ),
        }))}
      />
    </Section>
  )
}

/** Everything of one seat, for whoever may read who sits there. */
export const SeatPage = ({ seat, keys }: SeatPartProps) => {
  const { t } = useTranslation()
  return (
    <div className="stack-l">
      {seat.removedAt ? (
        <Note tone="wait" title={t("seats.removed.title")}>
          <p>
            <bdi dir="auto">{seat.removeReason}</bdi>
          </p>
          {seat.mayManage ? (
            <Press
              formKey={keys.restore ?? ""}
              fields={{ intent: "restore" }}
              label={t("seats.removed.restore")}
              kind="line"
            />
          ) : null}
        </Note>
      ) : seat.mayReadNames ? (
        <Now seat={seat} keys={keys} />
      ) : null}
      {seat.mayReadNames ? null : <p className="muted">{t("roundtables.members.names_private")}</p>}
      <Delegates seat={seat} />
      <HandOvers seat={seat} />
      {seat.mayReadNames ? (
        <Section id="history" title={t("seats.history.title")} count={seat.terms.length}>
          <TermHistory terms={seat.terms} />
        </Section>
      ) : null}
    </div>
  )
}
