import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Field } from "../ui/field.tsx"
import { Fold } from "../ui/fold.tsx"
import { Lines } from "../ui/lines.tsx"
import { PLATFORM_ROLES } from "./roles.ts"

type Held = {
  role: string
  startsOn: string
  endsOn: string | null
  endedAt: string | Date | null
  endReason: string | null
}

const useTerm = () => {
  const { t, dates } = useTranslation()
  return ({ startsOn, endsOn, endedAt, endReason }: Held) => {
    const from = dates.day(startsOn)
    if (endedAt)
      return t("people.admin.role_ended", { from, to: dates.moment(endedAt), reason: endReason ?? "" })
    return endsOn
      ? t("people.admin.role_until", { from, to: dates.day(endsOn) })
      : t("people.admin.role_from", { from })
  }
}

type RolesProps = { roles: readonly Held[]; keys: readonly string[]; refusal: Refusal | undefined }

/** The roles over the installation that somebody has and had; each live one can be withdrawn with a reason. */
export const HeldRoles = ({ roles, keys, refusal }: RolesProps) => {
  const { t } = useTranslation()
  const term = useTerm()
  if (roles.length === 0) return <Empty>{t("people.admin.no_roles")}</Empty>
  return (
    <Lines
      items={roles.map((held, index) => ({
        key: held.role,
        title: t(`people.roles.${held.role as "tutor"}`),
        detail: term(held),
        end: held.endedAt ? null : (
          <Fold
            summary={t("people.admin.withdraw_role", { role: t(`people.roles.${held.role as "tutor"}`) })}
          >
            <RefusableForm formKey={keys[index] ?? ""} refusal={refusal}>
              <input type="hidden" name="role" value={held.role} />
              <Field
                name="reason"
                id={`reason-${held.role}`}
                label={t("people.requests.reason")}
                maxLength={500}
                dir="auto"
              />
              <Actions>
                <Button kind="stop" dense name="intent" value="end-role">
                  {t("people.admin.withdraw")}
                </Button>
              </Actions>
            </RefusableForm>
          </Fold>
        ),
      }))}
    />
  )
}

/** Gives a role over the installation. */
export const GiveRole = ({ formKey, refusal }: { formKey: string; refusal: Refusal | undefined }) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Field
        as="select"
        name="role"
        label={t("people.admin.role")}
        prompt={t("people.admin.role_prompt")}
        width="m"
        options={PLATFORM_ROLES.map((value) => ({ value, label: t(`people.roles.${value}`) }))}
      />
      <Field
        name="endsOn"
        label={t("people.admin.ends_on")}
        help={t("people.admin.ends_on_help")}
        optional
        width="s"
      />
      <Actions>
        <Button name="intent" value="grant">
          {t("people.admin.grant")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}
