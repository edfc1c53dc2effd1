import { useTranslation } from "../i18n/translation.tsx"
import { Fold } from "../ui/fold.tsx"

/** A file's digest and how anybody compares it, without us. */
export const DigestNote = ({ sha256, name }: { sha256: string; name: string }) => {
  const { t } = useTranslation()
  return (
    <>
      <code className="digest" dir="ltr">
        {sha256}
      </code>
      <Fold summary={t("records.digest.how")}>
        <p>{t("records.digest.what")}</p>
        <ul className="ticks">
          <li>
            {t("records.digest.windows")} <code dir="ltr">{`certutil -hashfile "${name}" SHA256`}</code>
          </li>
          <li>
            {t("records.digest.mac")} <code dir="ltr">{`shasum -a 256 "${name}"`}</code>
          </li>
          <li>
            {t("records.digest.linux")} <code dir="ltr">{`sha256sum "${name}"`}</code>
          </li>
        </ul>
        <p>{t("records.digest.compare")}</p>
      </Fold>
    </>
  )
}
