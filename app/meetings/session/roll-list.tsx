import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Status } from "../../ui/status.tsx"

export type KeyOf = (name: string) => string

type Said = { at: Date | string; isRemote: boolean } | null
type Candidate = {
  who: string
  name: string | null
  quality: "titular" | "substitute" | "delegate"
  said: Said
}
export type SeatOnRoll = {
  code: string
  label: string
  body: string
  voting: boolean
  isFilled: boolean
  isJustified: boolean
  votesThrough?: string | null
  candidates: readonly Candidate[]
  sitting: {
    id: string
    name: string | null
    quality: Candidate["quality"]
    isRemote: boolean
    from: Date | string
  } | null
  left: Date | string | null
  letterToDecide: string | null
}

export const useQuality = () => {
  const { t } = useTranslation()
  return (quality: string) =>
    quality === "delegate" ? t("assembly.roll.delegate") : t(`common.sitting.${quality as "titular"}`)
}

const SeatStanding = ({ seat }: { seat: SeatOnRoll }) => {
  const { t, dates } = useTranslation()
  const { sitting } = seat
  if (sitting)
    return (
      <Status tone="ok">
        {t(sitting.isRemote ? "assembly.roll.present_remote" : "assembly.roll.present", {
          time: dates.time(sitting.from),
        })}
      </Status>
    )
  if (seat.votesThrough)
    return (
      <Status tone="info" icon="it-refresh">
        {t("assembly.roll.represented", { seat: seat.votesThrough })}
      </Status>
    )
  if (seat.isJustified) return <Status tone="void">{t("assembly.roll.justified")}</Status>
  if (seat.left)
    return <Status tone="plain">{t("assembly.roll.left", { time: dates.time(seat.left) })}</Status>
  if (seat.candidates.some((one) => one.said))
    return <Status tone="wait">{t("assembly.roll.announced")}</Status>
  return (
    <Status tone="plain" icon="it-minus-circle">
      {t(seat.voting && !seat.isFilled ? "assembly.roll.vacant" : "assembly.roll.absent")}
    </Status>
  )
}

type CardProps = { seat: SeatOnRoll; mode: string; keyOf: KeyOf; home: string; isOn: boolean }

/** What is pressed at the roll call for a seat where nobody sits: who is seen, in the room or far away. */
const Confirmations = ({ seat, mode, keyOf }: Pick<CardProps, "seat" | "mode" | "keyOf">) => {
  const { t } = useTranslation()
  const quality = useQuality()
  const announced = seat.candidates.filter((one) => one.said)
  const offered = announced.length > 0 ? announced : seat.candidates.slice(0, 1)
  const places = mode === "in_person" ? ["room"] : mode === "online" ? ["remote"] : ["room", "remote"]
  return (
    <>
      {offered.flatMap((one) =>
        places.map((place) => (
          <Press
            key={`${one.who}${place}`}
            formKey={keyOf(`${seat.code} ${one.who} ${place}`)}
            kind={one.said && one.said.isRemote === (place === "remote") ? "primary" : "line"}
            dense={false}
            fields={{
              ...{ intent: "confirm", seatCode: seat.code, who: one.who },
              ...(place === "remote" && { remote: "yes", identity: "seen" }),
            }}
            label={t(`assembly.roll.confirm_${place as "room"}`)}
            hidden={`${one.name ?? ""} (${quality(one.quality)}), ${seat.label}`}
          />
        )),
      )}
    </>
  )
}

/** One seat at the roll call: who, where it stands, and the big buttons. */
export const RollCard = (props: CardProps) => {
  const { seat, keyOf, home, isOn } = props
  const { t } = useTranslation()
  const quality = useQuality()
  const who = seat.sitting ?? seat.candidates[0] ?? null
  return (
    <li className="roll-seat" id={`seat-${seat.code}`}>
      <div>
        <h3>
          <bdi>{who?.name ?? seat.body}</bdi>
        </h3>
        <p className="small muted">
          {who ? `${quality(who.quality)} · ` : null}
          <bdi>{seat.body}</bdi> · {t("assembly.roll.seat", { label: seat.label })}
          {seat.voting ? null : ` · ${t("assembly.roll.advisory")}`}
        </p>
        <SeatStanding seat={seat} />
      </div>
      <div className="roll-acts">
        {isOn && seat.sitting ? (
          <Press
            formKey={keyOf(`exit ${seat.sitting.id}`)}
            {...{ kind: "line", dense: false, label: t("assembly.roll.leaves") }}
            fields={{ intent: "exit", presenceId: seat.sitting.id }}
            hidden={`${seat.sitting.name ?? ""}, ${seat.label}`}
          />
        ) : null}
        {isOn && !seat.sitting ? <Confirmations {...props} /> : null}
        {isOn && seat.letterToDecide ? (
          <ButtonLink kind="line" href={`/delegates/${seat.letterToDecide}`} hidden={seat.label}>
            {t("assembly.roll.letter")}
          </ButtonLink>
        ) : null}
        <ButtonLink kind="quiet" href={`${home}/${seat.code}`} hidden={seat.label}>
          {t("assembly.roll.more")}
        </ButtonLink>
      </div>
    </li>
  )
}

type Beside = {
  code: string
  name: string | null
  quality: string
  there: { id: string; from: Date | string; isRemote: boolean } | null
  said: Said
}

/** Who is beside the table, without vote: confirmed or not. */
export const BesideCard = ({ person, keyOf, isOn }: { person: Beside; keyOf: KeyOf; isOn: boolean }) => {
  const { t, dates } = useTranslation()
  const quality = useQuality()
  const state: ReactNode = person.there ? (
    <Status tone="ok">
      {t(person.there.isRemote ? "assembly.roll.present_remote" : "assembly.roll.present", {
        time: dates.time(person.there.from),
      })}
    </Status>
  ) : person.said ? (
    <Status tone="wait">{t("assembly.roll.announced")}</Status>
  ) : null
  return (
    <li className="roll-seat">
      <div>
        <h3>
          <bdi>{person.name}</bdi>
        </h3>
        <p className="small muted">{quality(person.quality)}</p>
        {state}
      </div>
      {isOn ? (
        <div className="roll-acts">
          <Press
            formKey={keyOf(`beside ${person.code} ${person.there?.id ?? ""}`)}
            {...{ kind: "line", dense: false, hidden: person.name ?? "" }}
            fields={
              person.there
                ? { intent: "exit", presenceId: person.there.id }
                : {
                    ...{ intent: "beside", personCode: person.code },
                    ...(person.said?.isRemote && { remote: "yes" }),
                  }
            }
            label={t(person.there ? "assembly.roll.leaves" : "assembly.roll.confirm_room")}
          />
        </div>
      ) : null}
    </li>
  )
}
