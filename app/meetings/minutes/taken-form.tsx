import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"

type Props = {
  page: {
    item: { code: string } | null
    meeting: { code: string; roundtable: { code: string } }
    whyNotRecord: string | null
  }
}

/**
 * Words that were decided or promised become a record from here: the form of either begins with them and with the
 * point that is dealt with, and what is recorded stands in the verbale by itself.
 */
export const TakenForm = ({ page }: Props) => {
  const { t } = useTranslation()
  const { item, meeting, whyNotRecord } = page
  return (
    <Section id="taken" title={t("minutes.taken.title")}>
      <p>{t("minutes.taken.where")}</p>
      {whyNotRecord ? (
        <p className="small muted">{whyNotRecord}</p>
      ) : (
        <form method="get" action={`/meetings/${meeting.code}/decisions/new`}>
          <input type="hidden" name="meeting" value={meeting.code} />
          {item ? <input type="hidden" name="item" value={item.code} /> : null}
          <Field
            {...{ as: "textarea", name: "words", rows: 3, maxLength: 500, dir: "auto", id: "taken-words" }}
            {...{ label: t("minutes.taken.words"), optional: true }}
          />
          <Actions>
            <Button kind="line">{t("minutes.taken.as_decision")}</Button>
            <Button kind="line" formAction={`/roundtables/${meeting.roundtable.code}/commitments/new`}>
              {t("minutes.taken.as_commitment")}
            </Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}
