import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"

type SearchFormProps = { q: string; isTooLong: boolean; autoFocus: boolean }

/** The question; a plain form that asks by GET. */
export const SearchForm = ({ q, isTooLong, autoFocus }: SearchFormProps) => {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2022 do not know <search>
    <form role="search" action="/search" aria-label={t("search.title")} className="ask">
      <Field
        name="q"
        type="search"
        label={t("search.question")}
        help={t("search.help")}
        error={isTooLong ? t("search.errors.long") : undefined}
        value={q}
        dir="auto"
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <Button>{t("search.button")}</Button>
    </form>
  )
}

/** Turns off the key that leads here, for those who press it by mistake; the static script shows it. */
export const SlashSwitch = () => {
  const { t } = useTranslation()
  return (
    <p className="small">
      <button
        type="button"
        className="btn btn-quiet s"
        hidden
        data-slash
        data-on={t("search.slash.turn_on")}
        data-off={t("search.slash.turn_off")}
      />
    </p>
  )
}
