import { useTranslation } from "../../i18n/translation.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { InviteeFields } from "../invitee-fields.tsx"

export type OpenMatters = { invitations: number; requests: number; notes: number; items: number }

/** What is open as a seat or an office changes hands, in figures. */
export const OpenMattersList = ({ matters }: { matters: OpenMatters }) => {
  const { t } = useTranslation()
  return (
    <SummaryList
      missing={t("common.none")}
      items={(["invitations", "requests", "notes", "items"] as const).map((key) => ({
        term: t(`seats.matters.${key}`),
        value: matters[key],
      }))}
    />
  )
}

type Substitute = { code: string; name: string | null }
type FieldsProps = { substitutes: readonly Substitute[]; tomorrow: string; locales: readonly string[] }

/** Who takes a seat over, from when, with which letter. */
export const HandOverFields = ({ substitutes, tomorrow, locales }: FieldsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="startsOn"
        label={t("seats.hand_over.starts_on")}
        help={t("seats.hand_over.starts_on_help")}
        value={tomorrow}
        width="s"
        inputMode="numeric"
        dir="ltr"
      />
      <Choice
        name="to"
        legend={t("seats.hand_over.to")}
        options={[
          ...substitutes.map(({ code, name }) => ({
            value: code,
            label: <bdi>{name ?? "–"}</bdi>,
            help: t("seats.hand_over.to_substitute_help"),
          })),
          {
            value: "invite",
            label: t("seats.hand_over.to_invite"),
            help: t("seats.hand_over.to_invite_help"),
          },
          {
            value: "nobody",
            label: t("seats.hand_over.to_nobody"),
            help: t("seats.hand_over.to_nobody_help"),
          },
        ]}
      />
      <InviteeFields locales={locales} named optional help={t("seats.hand_over.if_invited")} />
      <Field
        name="endsOn"
        label={t("roundtables.invite.ends_on")}
        optional
        width="s"
        inputMode="numeric"
        dir="ltr"
      />
      <Field
        name="letter"
        label={t("roundtables.invite.letter")}
        help={t("seats.letter_help")}
        optional
        width="m"
      />
      <Field name="protocol" label={t("seats.protocol")} optional width="m" dir="ltr" />
      <Field
        as="textarea"
        name="note"
        label={t("seats.hand_over.note")}
        help={t("seats.hand_over.note_help")}
        optional
        maxLength={2000}
        dir="auto"
      />
    </>
  )
}
