import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Note } from "../../ui/note.tsx"
import { type Speaker, SpeakingNow, WaitingList } from "./floor-parts.tsx"
import type { KeyOf } from "./roll-list.tsx"

/** When the sitting goes on, where that is known: left empty it is only interrupted. */
const AdjournFields = () => {
  const { t } = useTranslation()
  const usual = { optional: true, inputMode: "numeric", dir: "ltr" } as const
  return (
    <fieldset>
      <legend className="legend">{t("sittings.adjourn.legend")}</legend>
      <p className="small muted">{t("sittings.adjourn.help")}</p>
      <Field
        {...{ ...usual, name: "day", width: "s" }}
        label={t("sittings.adjourn.day")}
        help={t("sittings.adjourn.day_help")}
      />
      <Field
        {...{ ...usual, name: "time", width: "xs" }}
        label={t("sittings.adjourn.time")}
        help={t("sittings.remaining.time_help")}
      />
    </fieldset>
  )
}

type ActsProps = {
  code: string
  state: string
  openRefused: string | null
  deserted: string | null
  keyOf: KeyOf
  refusal: Refusal | undefined
}

/** What is done with the sitting as a whole, each with what follows from it. */
export const SittingActs = ({ state, openRefused, deserted, keyOf, refusal }: ActsProps) => {
  const { t } = useTranslation()
  const press = (intent: "open" | "resume", kind: "primary" | "line" = "primary") => (
    <Press
      formKey={keyOf(intent)}
      {...{ kind, dense: false, fields: { intent } }}
      label={t(`assembly.acts.${intent}`)}
    />
  )
  if (state === "convened")
    return (
      <div className="stack">
        {openRefused ? <Note tone="wait">{openRefused}</Note> : press("open")}
        {deserted === null ? (
          <Fold summary={t("assembly.acts.desert")}>
            <p>{t("assembly.acts.desert_means")}</p>
            <Press
              formKey={keyOf("desert")}
              {...{ kind: "stop", dense: false, fields: { intent: "desert" } }}
              label={t("assembly.acts.desert")}
            />
          </Fold>
        ) : (
          <p className="small muted">{deserted}</p>
        )}
      </div>
    )
  if (state !== "open" && state !== "suspended") return null
  return (
    <div className="stack">
      {state === "suspended" ? press("resume") : null}
      {state === "open" ? (
        <Fold summary={t("assembly.acts.suspend")} open={refusal?.typed.intent === "suspend"}>
          <RefusableForm
            formKey={keyOf("suspend")}
            refusal={refusal?.typed.intent === "suspend" ? refusal : undefined}
          >
            <input type="hidden" name="intent" value="suspend" />
            <Field
              {...{ name: "reason", dir: "auto", maxLength: 1000 }}
              label={t("assembly.acts.suspend_reason")}
              help={t("assembly.acts.suspend_help")}
            />
            <AdjournFields />
            <Actions>
              <Button kind="line">{t("assembly.acts.suspend")}</Button>
            </Actions>
          </RefusableForm>
        </Fold>
      ) : null}
      <Fold summary={t("assembly.acts.close")}>
        <p>{t("assembly.acts.close_means")}</p>
        <Press
          formKey={keyOf("close")}
          {...{ kind: "stop", dense: false, fields: { intent: "close" } }}
          label={t("assembly.acts.close")}
        />
      </Fold>
    </div>
  )
}

type Item = {
  code: string
  title: string
  since: string | null
  taken: number
  added: { withdrawn: object | null } | null
}

/** The way on: the next point that nobody has dealt with, and any other. */
export const ItemActs = ({
  code,
  items,
  language,
  keyOf,
}: {
  code: string
  items: readonly Item[]
  language: string
  keyOf: KeyOf
}) => {
  const { t } = useTranslation()
  const now = items.findIndex((item) => item.since !== null)
  const next = items.findIndex((item, n) => item.taken === 0 && n > now && !item.added?.withdrawn)
  const press = (n: number, kind: "primary" | "line") => {
    const item = items[n]
    return item ? (
      <Press
        key={item.code}
        formKey={keyOf(`item ${item.code} ${item.taken}`)}
        {...{
          kind,
          dense: kind === "line",
          fields: { intent: "item", itemCode: item.code },
          hidden: item.title,
        }}
        label={t("assembly.items.take", { number: n + 1 })}
      />
    ) : null
  }
  const others = items.flatMap((item, n) => (n === next || item.since || item.added?.withdrawn ? [] : [n]))
  return (
    <>
      {items[now]?.added ? (
        <p className="small">
          <a href={`/meetings/${code}/add-item#added`}>{t("added.withdraw.to")}</a>
        </p>
      ) : null}
      <div className="row-x">{next >= 0 ? press(next, "primary") : null}</div>
      {others.length > 0 ? (
        <Fold summary={t("assembly.items.others")}>
          <ul className="roll">
            {others.map((n) => (
              <li key={items[n]?.code} className="row-x between">
                <span>
                  {n + 1}. <bdi lang={language}>{items[n]?.title}</bdi>
                </span>
                {press(n, "line")}
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  )
}

type FloorProps = { speaking: Speaker | null; waiting: readonly Speaker[]; isOn: boolean; keyOf: KeyOf }

/** Who speaks and who waits, with what the chair does about it. */
export const ChairFloor = ({ speaking, waiting, isOn, keyOf }: FloorProps) => {
  const { t } = useTranslation()
  const [first] = waiting
  const press = (
    intent: string,
    of: Speaker,
    label: string,
    kind: "primary" | "line" | "quiet",
    dense: boolean,
  ) => (
    <Press
      formKey={keyOf(`${intent} ${of.code} ${of.minutes}`)}
      {...{ kind, dense, label, hidden: of.name ?? "" }}
      fields={{ intent, requestCode: of.code }}
    />
  )
  return (
    <>
      {speaking ? (
        <SpeakingNow speaker={speaking}>
          {isOn && first ? press("give", first, t("assembly.floor.pass_to"), "primary", false) : null}
          {isOn ? press("minute", speaking, t("assembly.floor.minute"), "line", false) : null}
          {isOn ? press("end", speaking, t("assembly.floor.end"), "line", false) : null}
        </SpeakingNow>
      ) : null}
      <h3>{t("assembly.floor.waiting")}</h3>
      <p className="small muted">{t("assembly.floor.order")}</p>
      <WaitingList
        waiting={waiting}
        acts={
          isOn
            ? (speaker, n) => (
                <>
                  {n === 0 && speaking
                    ? null
                    : press("give", speaker, t("assembly.floor.give"), n === 0 ? "primary" : "quiet", true)}
                  {n > 0 ? press("first", speaker, t("assembly.floor.first"), "quiet", true) : null}
                  {press("withdraw", speaker, t("assembly.floor.remove"), "quiet", true)}
                </>
              )
            : undefined
        }
      />
    </>
  )
}

/** How long each constituency has spoken: for the chair alone, and deleted with the list. */
export const FloorTimes = ({ spoken }: { spoken: readonly { group: string; minutes: number }[] }) => {
  const { t } = useTranslation()
  if (spoken.length === 0) return null
  return (
    <Fold summary={t("sittings.spoken.title")}>
      <p className="small muted">{t("sittings.spoken.help")}</p>
      <ul>
        {spoken.map(({ group, minutes }) => (
          <li key={group}>
            <bdi>{group}</bdi>: {t("assembly.items.spent", { count: minutes })}
          </li>
        ))}
      </ul>
    </Fold>
  )
}

/** Where else one goes from the chair's page. */
export const ChairLinks = ({ code, waiting }: { code: string; waiting: number }) => {
  const { t } = useTranslation()
  return (
    <p className="row-x">
      <ButtonLink kind={waiting > 0 ? "primary" : "line"} icon="it-user" href={`/meetings/${code}/rollcall`}>
        {waiting > 0 ? t("assembly.acts.to_roll_waiting", { count: waiting }) : t("assembly.acts.to_roll")}
      </ButtonLink>
      <ButtonLink kind="line" icon="it-check" href={`/meetings/${code}/totals`}>
        {t("totals.title")}
      </ButtonLink>
      <ButtonLink kind="line" href={`/meetings/${code}/conflicts`}>
        {t("sittings.conflict.title")}
      </ButtonLink>
      <ButtonLink kind="line" href={`/meetings/${code}/add-item`}>
        {t("added.title")}
      </ButtonLink>
      <ButtonLink kind="line" href={`/meetings/${code}/remaining`}>
        {t("sittings.remaining.title")}
      </ButtonLink>
      <ButtonLink kind="line" icon="it-presentation" href={`/meetings/${code}/screen`}>
        {t("assembly.acts.to_screen")}
      </ButtonLink>
    </p>
  )
}
