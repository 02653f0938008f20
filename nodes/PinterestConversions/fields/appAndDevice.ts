import { asList } from '../../shared/api/json';
import { choice, integer, text, texts } from '../../shared/fields/kinds';
import { languageOf, localeOf } from '../../shared/fields/locale';
import { instant } from '../../shared/fields/times';
import { discreet } from './discreet';
import { withoutPlaceholders } from './notFitting';

/** @param most most characters, or the largest number */
type Row<Name, ApiName> = readonly [name: Name, apiName: ApiName, label: string, description: string, most: number];

const textsOf = <const Group extends string, const Name extends string, const ApiName extends string>(
	group: Group,
	rows: ReadonlyArray<Row<Name, ApiName>>,
) =>
	rows.map(([name, apiName, label, description, most]) =>
		text({ name, apiName: `${group}.${apiName}`, in: 'body', label, description, maxLength: most }),
	);

const numbersOf = <const Group extends string, const Name extends string, const ApiName extends string>(
	group: Group,
	rows: ReadonlyArray<Row<Name, ApiName>>,
) =>
	rows.map(([name, apiName, label, description, most]) =>
		integer({ name, apiName: `${group}.${apiName}`, in: 'body', label, description, minimum: 0, maximum: most }),
	);

/** The app in which it happened. Bounds: the API description's ConversionEventAppInfo. */
export const APP_INFO = [
	...textsOf('app_info', [
		['infoAppId', 'app_id', 'App ID', 'The app’s ID in its store', 200],
		['infoAppName', 'app_name', 'App Name', 'The name of the app', 200],
		['infoAppPackageName', 'app_package_name', 'App Package Name', 'The package of the app', 200],
		['infoAppStore', 'app_store', 'App Store', 'Where the app was installed from', 100],
		['infoAppVersion', 'app_version', 'App Version', 'The version of the app', 100],
		['infoUserAgent', 'user_agent', 'User Agent', 'The User-Agent that the app sends', 16_384],
	]),
	instant({
		name: 'infoInstallTime',
		apiName: 'app_info.install_time',
		in: 'body',
		label: 'Install Time (UTC)',
		description: 'When the app was installed',
	}),
	...numbersOf('app_info', [
		['infoWindowHeight', 'window_height', 'Window Height', 'The inner height of the window in pixels', 30_720],
		['infoWindowWidth', 'window_width', 'Window Width', 'The inner width of the window in pixels', 30_720],
	]),
]
	.map(discreet)
	.map(withoutPlaceholders);

const LOCALE_FACTS = text({
	name: 'infoLocale',
	apiName: 'device_info.locale',
	in: 'body',
	label: 'Locale',
	description: 'The locale, such as de-AT',
	maxLength: 35,
});

const LOCALE = { ...LOCALE_FACTS, parse: (value: unknown) => localeOf(String(LOCALE_FACTS.parse(value))) };

const LANGUAGES_FACTS = texts({
	name: 'infoLanguages',
	apiName: 'device_info.languages',
	in: 'body',
	label: 'Languages',
	description: 'The languages that are installed, as two-letter codes separated by commas',
	maxItems: 100,
});

const LANGUAGES = {
	...LANGUAGES_FACTS,
	parse: (value: unknown) => asList(LANGUAGES_FACTS.parse(value)).map((one) => languageOf(String(one))),
};

/** The device on which it happened. Bounds and values: the API description's ConversionEventDeviceInfo. */
export const DEVICE_INFO = [
	...textsOf('device_info', [
		['infoBrand', 'brand', 'Brand', 'The manufacturer of the device', 100],
		['infoCarrier', 'carrier', 'Carrier', 'The mobile carrier', 100],
		['infoKernelVersion', 'kernel_version', 'Kernel Version', 'The version of the system’s kernel', 100],
		['infoModel', 'model', 'Model', 'The name of the model', 100],
		['infoOsName', 'os_name', 'OS Name', 'The short name of the system’s release, such as 16 or Debian', 100],
		['infoOsReleaseName', 'os_release_name', 'OS Release Name', 'The marketing name of the release', 100],
		['infoOsVersion', 'os_version', 'OS Version', 'The whole version of the system', 100],
		['infoTimezone', 'timezone', 'Time Zone', 'The time zone, such as Europe/Berlin', 40],
		['infoTimezoneAbbr', 'timezone_abbr', 'Time Zone Abbreviation', 'The time zone, such as CET', 5],
		['infoType', 'type', 'Type', 'What type of device it is', 100],
	]),
	...numbersOf('device_info', [
		['infoBatteryLevel', 'battery_level', 'Battery Level (%)', 'The battery level', 100],
		['infoCpuCores', 'cpu_cores', 'CPU Cores', 'How many cores the device has', 1152],
		[
			'infoExternalStorageFreeSpace',
			'external_storage_free_space',
			'External Storage Free (GB)',
			'The free external storage',
			1_048_576,
		],
		[
			'infoExternalStorageSize',
			'external_storage_size',
			'External Storage Size (GB)',
			'The external storage',
			1_048_576,
		],
		['infoScreenDensity', 'screen_density', 'Screen Density (PPI)', 'The density of the screen', 100_000],
		['infoScreenHeight', 'screen_height', 'Screen Height', 'The height of the screen in pixels', 30_720],
		['infoScreenWidth', 'screen_width', 'Screen Width', 'The width of the screen in pixels', 30_720],
		['infoStorageFreeSpace', 'storage_free_space', 'Storage Free (GB)', 'The free internal storage', 1_048_576],
		['infoStorageSize', 'storage_size', 'Storage Size (GB)', 'The internal storage', 1_048_576],
	]),
	LOCALE,
	LANGUAGES,
	choice({
		name: 'infoFormFactor',
		apiName: 'device_info.form_factor',
		in: 'body',
		label: 'Form Factor',
		description: 'What kind of device it is',
		options: [
			{ name: 'Cellphone', value: 'cellphone' },
			{ name: 'Console', value: 'console' },
			{ name: 'Desktop', value: 'desktop' },
			{ name: 'Laptop', value: 'laptop' },
			{ name: 'Other', value: 'other' },
			{ name: 'Smartwatch', value: 'smartwatch' },
			{ name: 'Tablet', value: 'tablet' },
			{ name: 'TV', value: 'tv' },
			{ name: 'VR', value: 'vr' },
		],
		default: 'cellphone',
	}),
	choice({
		name: 'infoNetworkType',
		apiName: 'device_info.network_type',
		in: 'body',
		label: 'Network Type',
		description: 'The network type of the device',
		options: [
			{ name: 'Cellular 2G', value: 'cellular_2g' },
			{ name: 'Cellular 3G', value: 'cellular_3g' },
			{ name: 'Cellular 4G', value: 'cellular_4g' },
			{ name: 'Cellular 5G', value: 'cellular_5g' },
			{ name: 'Cellular 6G', value: 'cellular_6g' },
			{ name: 'Ethernet', value: 'ethernet' },
			{ name: 'Unknown', value: 'unknown' },
			{ name: 'Wi-Fi', value: 'wifi' },
		],
		default: 'wifi',
	}),
	choice({
		name: 'infoOsFamily',
		apiName: 'device_info.os_family',
		in: 'body',
		label: 'OS Family',
		description: 'The family of the operating system',
		options: [
			{ name: 'Android', value: 'android' },
			{ name: 'BSD', value: 'bsd' },
			{ name: 'iOS', value: 'ios' },
			{ name: 'Linux', value: 'linux' },
			{ name: 'macOS', value: 'macos' },
			{ name: 'Other', value: 'other' },
			{ name: 'Windows', value: 'windows' },
		],
		default: 'android',
	}),
]
	.map(discreet)
	.map(withoutPlaceholders);
