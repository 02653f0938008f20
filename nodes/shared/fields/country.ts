import { withoutInvisible } from './given';

/** Three letters of each country, then its two. Source: ISO 3166-1, and XK, which is in use for Kosovo. */
const CODES =
	'ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE ' +
	'BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW ' +
	'CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY ' +
	'CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR ' +
	'FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU ' +
	'GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE ' +
	'JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT ' +
	'LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ ' +
	'MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ ' +
	'OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU ' +
	'RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK ' +
	'SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV ' +
	'TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS XKKXK YEMYE ' +
	'ZAFZA ZMBZM ZWEZW';

const PAIRS = CODES.split(' ').map((pair) => [pair.slice(0, 3), pair.slice(3)] as const);

/** The languages whose names for countries are understood. */
const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'];

/** What people write beside the names and codes of the standards. */
const OTHER_NAMES: Record<string, string> = {
	america: 'US',
	'great britain': 'GB',
	england: 'GB',
	scotland: 'GB',
	wales: 'GB',
	'northern ireland': 'GB',
	uk: 'GB',
	usa: 'US',
	'united states of america': 'US',
	'the united states': 'US',
	'the netherlands': 'NL',
	holland: 'NL',
	'czech republic': 'CZ',
	turkey: 'TR',
	'republic of korea': 'KR',
	'korea, republic of': 'KR',
	'russian federation': 'RU',
	'viet nam': 'VN',
};

/**
 * The two-letter code of a country, in capitals, by that code, its three letters, or its name in one of some languages; undefined for
 * anything that stands for none, or for several.
 */
export function countryCodeOf(text: string): string | undefined {
	const word = plain(text);
	const upper = word.toUpperCase();
	return TWO.has(upper) ? upper : (THREE.get(upper) ?? namesOfCountries().get(word));
}

const THREE = new Map<string, string>(PAIRS);
const TWO = new Set<string>(THREE.values());

/** Read when they are first needed: nodes that get codes never do. */
const namesOfCountries = once(() => {
	const found = new Map<string, Set<string>>();
	for (const language of LANGUAGES) {
		const nameOf = new Intl.DisplayNames([language], { type: 'region' });
		for (const code of TWO) {
			const name = plain(nameOf.of(code) ?? code);
			found.set(name, (found.get(name) ?? new Set()).add(code));
		}
	}
	const unambiguous = [...found].flatMap(([name, [code = '', ...others]]) =>
		others.length === 0 ? [[name, code] as const] : [],
	);
	return new Map<string, string>([...unambiguous, ...Object.entries(OTHER_NAMES)]);
});

function once<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** U.S.A. and usa are one word. */
function plain(text: string): string {
	return withoutInvisible(text).normalize('NFC').trim().toLowerCase().replace(/\./g, '').replace(/\s+/g, ' ');
}

/**
 * A country by its two-letter code, in capitals.
 *
 * @throws Error unless the value is two letters
 */
export function parseCountry(value: unknown): string {
	const code = typeof value === 'string' ? withoutInvisible(value).trim().toUpperCase() : '';
	if (/^[A-Z]{2}$/.test(code)) return code;
	throw new Error('must be a two-letter country code such as US');
}
