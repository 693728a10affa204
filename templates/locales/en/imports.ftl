# SPDX-FileCopyrightText: 2026 The Vorrang authors
# SPDX-License-Identifier: EUPL-1.2

reading-empty = The file is empty. Please choose the file with the list.
reading-too-large = The file is larger than { $size } MB. Please remove pictures and sheets that do not belong to the list.
reading-unpacked-too-large = Unpacked, the file would need more room than a list needs. It was not opened. Please copy the list into a new workbook.
reading-password = The file has a password. Please save a copy without a password in Excel.
reading-broken = The file is damaged and cannot be read. Please open it in Excel or LibreOffice and save it again.
reading-old-excel = Files of Excel 97 to 2003 (.xls) are not read. Please open the file in Excel and save it as an Excel workbook (.xlsx).
reading-binary-excel = Binary workbooks (.xlsb) are not read. Please save the file in Excel as an Excel workbook (.xlsx).
reading-markup = The file is not a table but a web page or XML, even though it may be called .xls. Please open it in Excel and save it as an Excel workbook (.xlsx).
reading-no-table = The file holds no table. Excel (.xlsx), OpenDocument (.ods) and text (.csv, .txt) are read.
reading-too-far = There is something in cell { $cell }. A list reaches to { $last } at most. Please delete what stands outside the list.
reading-too-many-cells = The file has more cells than a list can have. Please copy the list into a new workbook.
reading-too-many-sheets = The file has more than 50 sheets. Please copy the sheet with the list into a new workbook.
reading-busy = Other files are being read at the moment. Please try again in a minute.
