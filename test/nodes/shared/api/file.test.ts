import { checkFile, foreignFile, readCsv, readJson, readTable } from '../../../../nodes/shared/api/file';

describe('a file', () => {
	it.each([
		[
			'<!DOCTYPE html>\n<html><head><title>Access to this page is blocked,\n by policy</title></head><body>x</body></html>',
			'Access to this page is blocked, by policy',
		],
		['\uFEFF <HTML><body><h1>Sorry</h1></body></HTML>', 'Sorry'],
		['<script>var a;</script><p>Log in <b>here</b></p>', 'Log in here'],
		[
			'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
			'Request has expired',
		],
		['{"code": 29, "message": "You are not permitted"}', 'You are not permitted'],
		['{ "message": "Rate limited" }', 'Rate limited'],
		['{"error": {"message": "Inner"}}', 'Inner'],
		['{"error": "invalid_token"}', 'invalid_token'],
		['{"errors": [{"reason": "No"}]}', 'No'],
		['null', 'null'],
		['12', '12'],
		['-0.5', '-0.5'],
		['true', 'true'],
		['"text"', '"text"'],
		['\x1f\ufffd\b\0', 'it is compressed or binary'],
		['PK\x03\x04abc', 'it is compressed or binary'],
		['a,b\n\0', 'it is compressed or binary'],
		['', 'it is empty'],
		[' \r\n', 'it is empty'],
	])('of a table is not %j', (text, said) => {
		for (const read of [readTable, readCsv])
			expect(() => read(text, 'report')).toThrow(`The file is not a report: ${said}`);
	});

	it.each([
		'Access denied',
		'Forbidden',
		'Blocked, sorry',
		'error,',
		',',
		'{}',
		'[]',
		'[{"a": 1}]',
		'Error\nAccess denied\nfor you',
		'upstream connect error, reset reason\nconnection, failure',
		'Request denied, you have no valid session ID\na, b',
		'window.location="https://login.example/?a=1,2"',
	])('of a CSV table is not %j', (text) => {
		expect(() => readCsv(text, 'report')).toThrow('The file is not a report');
		for (const isWhole of [true, false])
			if (isWhole || text !== 'Forbidden')
				expect(() => checkFile(text, 'report', 'CSV', isWhole)).toThrow('The file is not a report');
	});

	it('tells a short piece of what came', () => {
		expect(() => readCsv(`<p>${'word '.repeat(1000)}</p>`, 'report')).toThrow(/^The file is not a report: .{120}…$/);
	});

	it('of a PDF says so at its beginning', () => {
		const check = (text: string) => () => checkFile(text, 'invoice', 'PDF', false);
		for (const text of ['%PDF-1.4\n\0', '\n\0 %PDF-1.7']) expect(check(text)).not.toThrow();
		for (const text of ['<html>', '{"a": 1}', '', 'Access denied', 'PK\x03\x04', 'x'.repeat(2000) + '%PDF-'])
			expect(check(text)).toThrow('The file is not an invoice');
	});

	it.each(['null', 'true', 'false\r\n', '0', '12', '-12', '0.25', '-10.5 ', '"a text"', '""', '"x" \n'])(
		'of a table is not the value %j alone',
		(text) => {
			expect(() => checkFile(text, 'report', 'CSV')).toThrow('The file is not a report');
		},
	);

	it.each(['nullable,x', 'null_count\n1', '"a","b"', '"ad_id"\n"b"', 'Ad ID,Any thing'])(
		'of a table may begin with %j',
		(text) => {
			expect(() => checkFile(text, 'report', 'CSV')).not.toThrow();
		},
	);

	it.each([
		['{"status":"failure","error_message":"The job broke"}', 'The job broke'],
		['{"request_id":"7","status":"failure"}', undefined],
		['{"message":"The job broke","code":7}', 'The job broke'],
		['{"status":"failure","code":7,"message":"The job broke","data":null}', 'The job broke'],
		['{"error_message":"The job broke"}', 'The job broke'],
	])('is none of JSON where it is a failure: %s', (text, said) => {
		const check = () => checkFile(text, 'report', 'JSON');
		if (said === undefined) expect(check).not.toThrow();
		else expect(check).toThrow(`The file is not a report: ${said}`);
	});

	it('is none where it begins with a failure', () => {
		expect(() => checkFile('{"status": "failure", "data": ', 'report', 'JSON', false)).toThrow(
			'The file is not a report',
		);
		expect(() => checkFile('{"status": "ACTIVE", "data": ', 'report', 'JSON', false)).not.toThrow();
	});

	it.each(['{"1": {"code": 1}}', '{"codes": 1}', '[{"code": 1}]', '{"a": 1, "message": "x"}'])(
		'of JSON may be %s',
		(text) => {
			expect(() => checkFile(text, 'report', 'JSON')).not.toThrow();
		},
	);

	it.each([
		['{"code":1}', '{"code":1}'],
		['{ \n "errors"  : []}', '{ "errors" : []}'],
		['{"message": "No', '{"message": "No'],
		['{"code": 1, "detail": "Bad", "title": "Worse"}', 'Bad'],
		['{"code": 1, "title": "Worse"}', 'Worse'],
		['<title lang="en">Sign in</title>', 'Sign in'],
		['<title> </title><p class="x">Sign</p><p>in</p>', 'Sign in'],
		['<p>Sign</p> <b', 'Sign'],
		['<html></html>', ''],
	])('of JSON is not %s', (text, said) => {
		expect(() => checkFile(text, 'report', 'JSON')).toThrow(
			expect.objectContaining({ message: `The file is not a report${said && `: ${said}`}` }),
		);
	});

	it('comes with what to do where it is none', () => {
		expect(() => checkFile('', 'report', 'CSV')).toThrow(
			expect.objectContaining({
				description: 'It came more than once like this. Run the item again, or ask Pinterest to make the file again.',
			}),
		);
		expect(() => checkFile('<p>', 'report', 'CSV')).toThrow(
			expect.objectContaining({ description: expect.stringMatching(/^A proxy, a firewall or a login page/) as string }),
		);
	});

	it('is told of in a hundred and twenty characters', () => {
		const told = (text: string) => foreignFile('report', text).message.replace('The file is not a report', '');
		expect(told('x'.repeat(120))).toBe(`: ${'x'.repeat(120)}`);
		expect(told('x'.repeat(121))).toBe(`: ${'x'.repeat(120)}…`);
		expect([told(' a\n b '), told(' ')]).toEqual([': a b', '']);
	});

	it('is judged by its beginning where there is more', () => {
		expect(() => checkFile('a,b\n"a', 'report', 'CSV', false)).not.toThrow();
		expect(() => checkFile('item_id', 'report', 'CSV', false)).not.toThrow();
		expect(() => checkFile('{"1": [', 'report', 'JSON', false)).not.toThrow();
		expect(() => checkFile('a,b', 'report', 'JSON', false)).toThrow('The file is not a report: a,b');
	});
});

describe('a table', () => {
	it.each([
		['[]', []],
		['{"1": [], "2": []}', []],
		['{"1": [{"CTR": "1"}, {"CTR": 2}], "2": [{"CTR": 3}]}', [{ CTR: '1' }, { CTR: 2 }, { CTR: 3 }]],
		['[{"CTR": "1"}]', [{ CTR: '1' }]],
		['A,B\n', []],
		['A,B\n1,2\n', [{ A: '1', B: '2' }]],
		['{}', []],
		[' \n[{"A": 1}]', [{ A: 1 }]],
		['A_ID,B\n1,2\n', [{ A_ID: '1', B: '2' }]],
	])('is %s', (text, rows) => {
		expect(readTable(text, 'report')).toEqual(rows);
	});

	it.each(['{"1": {}}', '{"1": 2}', '[1]', '[null]', '{"1": ["a"]}', '{"a": "b", "rows": []}'])('is not %s', (text) => {
		expect(() => readTable(text, 'report')).toThrow('The file is not a report');
	});

	it.each(['{"1": [', '[{"a": 1}, {"a"'])('that is not whole is damaged: %s', (text) => {
		expect(() => readTable(text, 'report')).toThrow('The file of the report is damaged: it is not whole JSON');
	});

	it('without anything in it is one only where Pinterest’s count of bytes allows that', () => {
		expect(readTable('{}', 'report', 2)).toEqual([]);
		expect(readTable('[]', 'report', 2)).toEqual([]);
		expect(readTable('{"1": []}', 'report', 9)).toEqual([]);
		expect(readTable('[]', 'report')).toEqual([]);
		expect(() => readTable('[]', 'report', 500)).toThrow('The file is not a report: []');
		expect(() => readTable('{"1": []}', 'report', 500)).toThrow('The file is not a report');
		expect(() => readTable('{}', 'report', 5)).toThrow('The file is not a report: {}');
	});
});

describe('JSON of a file', () => {
	it.each([
		['{"id": 1234567890123456789}', { id: '1234567890123456789' }],
		['[-1234567890123456789,9007199254740993]', ['-1234567890123456789', '9007199254740993']],
		['[9007199254740991, 1000000000000000]', [9007199254740991, 1000000000000000]],
		['{"a": "1234567890123456789 \\" 1234567890123456789"}', { a: '1234567890123456789 " 1234567890123456789' }],
		['{"a": "x\\\\", "b": 1234567890123456789}', { a: 'x\\', b: '1234567890123456789' }],
		[
			'[1234567890123456789.5, 0.1234567890123456789, 1e+1234567890123456789]',
			[Number('1234567890123456789.5'), Number('0.1234567890123456789'), Infinity],
		],
	])('keeps long numbers exact: %s', (text, value) => {
		expect(readJson(text, 'No JSON')).toEqual(value);
	});

	it('that is not whole is refused in the caller’s words', () => {
		expect(() => readJson('{"a":', 'It is not whole')).toThrow('It is not whole');
	});
});

describe('CSV of a file', () => {
	it.each([
		['a,b\n1,2\n', [{ a: '1', b: '2' }]],
		[
			'a,b\r\n1,2\r\n\r\n3,4',
			[
				{ a: '1', b: '2' },
				{ a: '3', b: '4' },
			],
		],
		['a,b\r1,2', [{ a: '1', b: '2' }]],
		['\uFEFFitem_id\n1\n\n2', [{ item_id: '1' }, { item_id: '2' }]],
		[
			'a,b\n,2\n,\n3,',
			[
				{ a: '', b: '2' },
				{ a: '', b: '' },
				{ a: '3', b: '' },
			],
		],
		[
			'a,b\n"1,\n2","say ""hi"""\n"",x',
			[
				{ a: '1,\n2', b: 'say "hi"' },
				{ a: '', b: 'x' },
			],
		],
		['id\n"""x"""', [{ id: '"x"' }]],
		['id\n\uFEFFx', [{ id: '\uFEFFx' }]],
		['id\nx"y"', [{ id: 'x"y"' }]],
		['"Full Name","Do you like it, or ""love"" it?"\n', []],
		['a,b', []],
		['Größe_2-x,B\n1,2', [{ 'Größe_2-x': '1', B: '2' }]],
		[
			'a,b\n"",""\r\n"1",2\r\n',
			[
				{ a: '', b: '' },
				{ a: '1', b: '2' },
			],
		],
		['Lead ID,What is your name?\n', []],
		['Lead ID, What is your name?\n1,A', [{ 'Lead ID': '1', ' What is your name?': 'A' }]],
	])('%j', (text, rows) => {
		expect(readCsv(text)).toStrictEqual(rows);
	});

	it.each(['Access denied\nto this', 'Sorry!\n1', '!a\n1', '', 'a'])('is not %j', (text) => {
		expect(() => readCsv(text)).toThrow('The file is not a table');
	});

	it.each([
		['a,b\n1,2\n3', 'its last row has 1 cells, but there are 2 columns'],
		['a,b\n1\n3,4', 'row 1 has 1 cells, but there are 2 columns'],
		['a,b\n1,2,3', 'its last row has 3 cells, but there are 2 columns'],
		['id\n"open, to the end\n', 'a quotation mark is not closed'],
		['a,b\n1,"two', 'a quotation mark is not closed'],
		['a,b\n"1"2,3', 'something follows a closing quotation mark'],
	])('%j is damaged', (text, what) => {
		expect(() => readCsv(text, 'report')).toThrow(`The file of the report is damaged or not whole: ${what}`);
	});
});
