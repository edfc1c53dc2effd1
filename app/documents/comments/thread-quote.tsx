import { useTranslation } from "../../i18n/translation.tsx"
import { Quote } from "../../ui/quote.tsx"

/** The passage that is spoken of, in the language of its text; none for a thread on all of it. */
export const ThreadQuote = ({ quote, lang }: { quote: string | null; lang?: string }) => {
  const { t } = useTranslation()
  if (quote === null) return null
  return <Quote text={quote} lang={lang} more={t("comments.quote_more")} less={t("comments.quote_less")} />
}
