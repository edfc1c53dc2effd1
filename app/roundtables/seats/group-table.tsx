import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Field } from "../../ui/field.tsx"
import { TONES } from "./input.ts"
import { Press } from "./press.tsx"

type Group = { id: string; name: string; tone: string; takesDelegates: boolean; seats: number }
type Row = Group & { upKey: string; downKey: string }

/** Constituencies of a table in their order, each with what can be done. */
export const GroupTable = ({ groups, home }: { groups: readonly Row[]; home: string }) => {
  const { t } = useTranslation()
  const move = (row: Row, intent: "up" | "down", formKey: string) => (
    <Press
      formKey={formKey}
      fields={{ intent, groupId: row.id }}
      label={t(`seats.move_${intent}`)}
      hidden={row.name}
    />
  )
  return (
    <DataTable
      caption={t("seats.groups.title")}
      captionHidden
      rows={groups}
      rowKey={(row) => row.id}
      empty={t("seats.groups.empty")}
      columns={[
        { key: "name", heading: t("roundtables.overview.group"), cell: (row) => <bdi>{row.name}</bdi> },
        {
          key: "tone",
          heading: t("seats.groups.tone"),
          cell: (row) => t(`seats.tones.${row.tone as "youth"}`),
        },
        { key: "seats", heading: t("roundtables.overview.seats"), numeric: true, cell: (row) => row.seats },
        {
          key: "delegates",
          heading: t("seats.groups.delegates"),
          cell: (row) => t(row.takesDelegates ? "seats.groups.delegates_yes" : "seats.groups.delegates_no"),
        },
        {
          key: "actions",
          heading: t("roundtables.members.actions"),
          cell: (row) => (
            <div className="row-x">
              {row.id === groups[0]?.id ? null : move(row, "up", row.upKey)}
              {row.id === groups.at(-1)?.id ? null : move(row, "down", row.downKey)}
              <ButtonLink dense kind="quiet" href={`${home}?edit=${row.id}`} hidden={row.name}>
                {t("seats.groups.rename")}
              </ButtonLink>
            </div>
          ),
        },
      ]}
    />
  )
}

type GroupFormProps = { group: Group | null; formKey: string; refusal: Refusal | undefined }

/** A constituency to add, or one to change. */
export const GroupForm = ({ group, formKey, refusal }: GroupFormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value={group ? "edit" : "add"} />
      {group ? <input type="hidden" name="groupId" value={group.id} /> : null}
      <Field
        name="name"
        label={t("seats.groups.name")}
        value={group?.name}
        maxLength={120}
        width="m"
        dir="auto"
      />
      <Field
        as="select"
        name="tone"
        width="m"
        label={t("seats.groups.tone")}
        help={t("seats.groups.tone_help")}
        value={group?.tone}
        prompt=""
        options={TONES.map((value) => ({ value, label: t(`seats.tones.${value}`) }))}
      />
      <CheckField
        name="takesDelegates"
        label={t("seats.groups.takes_delegates")}
        help={t("seats.groups.takes_delegates_help")}
        checked={group?.takesDelegates ?? true}
      />
      <Actions>
        <Button busy={t("common.form.saving")}>
          {t(group ? "seats.groups.save" : "seats.groups.add_button")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}
