type BrandProps = {
  href: string
  name: string
  /** What the site is for, or whose it is. */
  line: string
  /** Language of `line`, where it is not the page's. */
  lineLang?: string
}

/** The mark and the name of the site, link to its first page. */
export const Brand = ({ href, name, line, lineLang }: BrandProps) => (
  <a className="brand" href={href}>
    <img src="/tavoli.svg" alt="" width={56} height={56} />
    <span>
      <b>
        <bdi>{name}</bdi>
      </b>
      <span>
        <bdi lang={lineLang}>{line}</bdi>
      </span>
    </span>
  </a>
)

export type { BrandProps }
