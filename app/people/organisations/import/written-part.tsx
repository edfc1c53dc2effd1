import { RefusableForm } from "../../../form-parts.tsx"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import { Lines } from "../../../ui/lines.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { Intent } from "./intent.tsx"

export type Written = {
  count: number
  usedCount: number
  used: readonly { code: string; name: string; language: string; relations: readonly string[] }[]
}

const USES = ["seat", "membership", "network_membership", "adhesion_request", "changed"] as const

/** What was written, what of it is in use by now, and the way to take it back. */
export const WrittenPart = ({
  formKey,
  written,
  mayUndo,
}: {
  formKey: string
  written: Written
  mayUndo: boolean
}) => {
  const { t } = useTranslation()
  const word = (relation: string) =>
    t(`organisations.import.uses.${USES.find((known) => known === relation) ?? "elsewhere"}`)
  return (
    <>
      <p>{t("organisations.import.written", { count: written.count })}</p>
      {written.used.length > 0 ? (
        <Section id="used" title={t("organisations.import.used")} count={written.usedCount}>
          <Lines
            items={written.used.map(({ code, name, language, relations }) => ({
              key: code,
              href: `/organisations/${code}`,
              title: <bdi lang={language}>{name}</bdi>,
              detail: [...new Set(relations.map(word))].join(", "),
            }))}
          />
        </Section>
      ) : null}
      {mayUndo ? (
        <Section id="undo" title={t("organisations.import.undo")}>
          <p>{t("organisations.import.undo_help")}</p>
          <RefusableForm formKey={formKey} refusal={undefined}>
            <Intent value="undo" />
            <Button kind="stop" busy={t("common.form.saving")}>
              {t("organisations.import.undo")}
            </Button>
          </RefusableForm>
        </Section>
      ) : null}
    </>
  )
}
