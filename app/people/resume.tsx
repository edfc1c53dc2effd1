import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"
import type { Kept } from "./kept-form.ts"

/** After a sign-in in the middle of a form: what was typed, ready to be sent. */
export const Resume = ({ kept }: { kept: Kept }) => {
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <PageHead title={t("errors.session_ended.resume_title")} lead={t("errors.session_ended.resume_text")} />
      <ul className="lines">
        {kept.fields
          .filter(([name, value]) => !name.startsWith("_") && value.length > 1)
          .map(([name, value]) => (
            <li key={name + value} dir="auto">
              {value}
            </li>
          ))}
      </ul>
      <form method="post" action={kept.to}>
        {kept.fields.map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <Button>{t("errors.session_ended.resume_button")}</Button>
          <ButtonLink kind="quiet" href="/desk">
            {t("errors.session_ended.resume_drop")}
          </ButtonLink>
        </Actions>
      </form>
    </div>
  )
}
