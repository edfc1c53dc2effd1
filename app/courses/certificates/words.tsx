import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"
import { shareOf } from "../register/share.ts"
import { Duration } from "../words.tsx"

const LOOKS = { valid: "ok", revoked: "bad", replaced: "wait" } as const

/** What a paper is worth today. */
export const PaperStatus = ({ status }: { status: string }) => {
  const { t } = useTranslation()
  const known = status as keyof typeof LOOKS
  return <Status tone={LOOKS[known] ?? "plain"}>{t(`records.verify.word.${known}`)}</Status>
}

/** Hours attended of those that count, with their share. */
export const Attended = ({ attended, planned }: { attended: number; planned: number }) => {
  const { locale } = useTranslation()
  return (
    <>
      <Duration minutes={attended} /> / <Duration minutes={planned} />{" "}
      <bdi>({shareOf(attended, planned, locale)})</bdi>
    </>
  )
}
