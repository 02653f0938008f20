import type { Field } from '../../shared/rows/field';
import { choice, integer, text, texts } from '../../shared/fields/kinds';
import { instant } from '../../shared/fields/times';
import { discreet } from './discreet';

/** Parameter, API's name, label, description, most characters. */
type TextRow = [name: string, apiName: string, label: string, description: string, most: number];
/** Parameter, API's name, label, description, largest number. */
type NumberRow = [name: string, apiName: string, label: string, description: string, most: number];

const textsOf = (group: string, rows: TextRow[]): Field[] =>
	rows.map(([name, apiName, label, description, most]) =>
		text({ name, apiName: `${group}.${apiName}`, in: 'body', label, description, maxLength: most }),
	);

const numbersOf = (group: string, rows: NumberRow[]): Field[] =>
	rows.map(([name, apiName, label, description, most]) =>
		integer({ name, apiName: `${group}.${apiName}`, in: 'body', label, description, minimum: 0, maximum: most }),
	);

/** The app in which it happened. Bounds: the API description's ConversionEventAppInfo. */
export const APP_INFO: Field[] = [
	...textsOf('app_info', [
		['infoAppId', 'app_id', 'App ID', 'The app’s ID in its store', 200],
		['infoAppName', 'app_name', 'App Name', 'What the app is called', 200],
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
].map(discreet);

const named = (values: Record<string, string>) => Object.entries(values).map(([value, name]) => ({ name, value }));

/** The device on which it happened. Bounds and values: the API description's ConversionEventDeviceInfo. */
export const DEVICE_INFO: Field[] = [
	...textsOf('device_info', [
		['infoBrand', 'brand', 'Brand', 'Who made the device', 100],
		['infoCarrier', 'carrier', 'Carrier', 'The mobile carrier', 100],
		['infoKernelVersion', 'kernel_version', 'Kernel Version', 'The version of the system’s kernel', 100],
		['infoLocale', 'locale', 'Locale', 'The locale, such as de-AT', 35],
		['infoModel', 'model', 'Model', 'The name of the model', 100],
		['infoOsName', 'os_name', 'OS Name', 'The short name of the system’s release, such as 16 or Debian', 100],
		['infoOsReleaseName', 'os_release_name', 'OS Release Name', 'The name the release is sold under', 100],
		['infoOsVersion', 'os_version', 'OS Version', 'The whole version of the system', 100],
		['infoTimezone', 'timezone', 'Time Zone', 'The time zone, such as Europe/Berlin', 40],
		['infoTimezoneAbbr', 'timezone_abbr', 'Time Zone Abbreviation', 'The time zone, such as CET', 5],
		['infoType', 'type', 'Type', 'What type of device it is', 100],
	]),
	...numbersOf('device_info', [
		['infoBatteryLevel', 'battery_level', 'Battery Level (%)', 'How full the battery is', 100],
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
		['infoScreenDensity', 'screen_density', 'Screen Density (PPI)', 'How fine the screen is', 100_000],
		['infoScreenHeight', 'screen_height', 'Screen Height', 'The height of the screen in pixels', 30_720],
		['infoScreenWidth', 'screen_width', 'Screen Width', 'The width of the screen in pixels', 30_720],
		['infoStorageFreeSpace', 'storage_free_space', 'Storage Free (GB)', 'The free internal storage', 1_048_576],
		['infoStorageSize', 'storage_size', 'Storage Size (GB)', 'The internal storage', 1_048_576],
	]),
	texts({
		name: 'infoLanguages',
		apiName: 'device_info.languages',
		in: 'body',
		label: 'Languages',
		description: 'The languages that are installed, as two-letter codes with commas between',
		maxItems: 100,
	}),
	choice({
		name: 'infoFormFactor',
		apiName: 'device_info.form_factor',
		in: 'body',
		label: 'Form Factor',
		description: 'What kind of device it is',
		options: named({
			cellphone: 'Cellphone',
			console: 'Console',
			desktop: 'Desktop',
			laptop: 'Laptop',
			other: 'Other',
			smartwatch: 'Smartwatch',
			tablet: 'Tablet',
			tv: 'TV',
			vr: 'VR',
		}),
		default: 'cellphone',
	}),
	choice({
		name: 'infoNetworkType',
		apiName: 'device_info.network_type',
		in: 'body',
		label: 'Network Type',
		description: 'What the device was connected by',
		options: named({
			cellular_2g: 'Cellular 2G',
			cellular_3g: 'Cellular 3G',
			cellular_4g: 'Cellular 4G',
			cellular_5g: 'Cellular 5G',
			cellular_6g: 'Cellular 6G',
			ethernet: 'Ethernet',
			unknown: 'Unknown',
			wifi: 'Wi-Fi',
		}),
		default: 'wifi',
	}),
	choice({
		name: 'infoOsFamily',
		apiName: 'device_info.os_family',
		in: 'body',
		label: 'OS Family',
		description: 'Which family the system belongs to',
		options: named({
			android: 'Android',
			bsd: 'BSD',
			ios: 'iOS',
			linux: 'Linux',
			macos: 'macOS',
			other: 'Other',
			windows: 'Windows',
		}),
		default: 'android',
	}),
].map(discreet);
