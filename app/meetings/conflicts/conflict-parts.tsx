import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"

type Item = { code: string; title: string }
type Seat = { code: string; label: string; body: string }
type KeyOf = (name: string) => string

/** On which point, for which seat, and why. */
export const ConflictFields = ({ items, seats }: { items: readonly Item[]; seats: readonly Seat[] }) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        {...{ as: "select", name: "itemCode", prompt: t("totals.choose"), label: t("totals.item") }}
        options={items.map(({ code, title }, n) => ({ value: code, label: `${n + 1}. ${title}` }))}
      />
      <Field
        {...{ as: "select", name: "seatCode", label: t("sittings.conflict.seat") }}
        {...(seats.length > 1 && { prompt: t("totals.choose") })}
        options={seats.map(({ code, label, body }) => ({ value: code, label: `${label} – ${body}` }))}
      />
      <Field
        {...{ as: "textarea", name: "reason", rows: 3, maxLength: 1000, dir: "auto" }}
        label={t("sittings.conflict.reason")}
        help={t("sittings.conflict.reason_help")}
      />
    </>
  )
}

type Conflict = {
  code: string
  established: boolean
  reason: string
  fromAt: Date | string
  liftedAt: Date | string | null
  liftReason: string | null
  seat: string
  body: string
  item: string
  position: number
  mayLift: boolean
}

type LiftProps = { conflict: Conflict; keyOf: KeyOf; refusal: Refusal | undefined }

const LiftForm = ({ conflict: { code, seat }, keyOf, refusal }: LiftProps) => {
  const { t } = useTranslation()
  const own = refusal?.typed.conflictCode === code ? refusal : undefined
  return (
    <Fold summary={t("sittings.conflict.lift_of", { seat })} open={own !== undefined}>
      <RefusableForm formKey={keyOf(`lift ${code}`)} refusal={own}>
        <input type="hidden" name="intent" value="lift" />
        <input type="hidden" name="conflictCode" value={code} />
        <Field
          {...({
            name: "reason",
            dir: "auto",
            maxLength: 1000,
            id: own ? undefined : `lift-${code}`,
          } as const)}
          label={t("sittings.conflict.lift_reason")}
        />
        <Actions>
          <Button kind="line">{t("sittings.conflict.lift")}</Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

type ListProps = { conflicts: readonly Conflict[]; keyOf: KeyOf; refusal: Refusal | undefined }

/** Which seats take no part in which votes, since when, and who said so. */
export const ConflictList = ({ conflicts, ...rest }: ListProps) => {
  const { t, dates } = useTranslation()
  return (
    <ul className="bare votes">
      {conflicts.map((one) => (
        <li key={one.code} className="stack-s">
          <p>
            <b>
              {t("assembly.roll.seat", { label: one.seat })} – <bdi>{one.body}</bdi>
            </b>
          </p>
          <p>
            {one.position + 1}. <bdi>{one.item}</bdi>
          </p>
          <p>
            <bdi>{one.reason}</bdi>
          </p>
          <p className="small muted">
            {t(one.established ? "sittings.conflict.established" : "sittings.conflict.declared", {
              time: dates.time(one.fromAt),
            })}{" "}
            {one.liftedAt
              ? t("sittings.conflict.lifted", {
                  time: dates.time(one.liftedAt),
                  reason: one.liftReason ?? "",
                })
              : null}
          </p>
          {one.mayLift ? <LiftForm conflict={one} {...rest} /> : null}
        </li>
      ))}
    </ul>
  )
}
