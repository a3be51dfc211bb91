"""Questionnaires as data: XLSForm workbooks checked, kept and evaluated, without Django, a clock or a browser.

`check` turns the bytes of a workbook into a `Form` or says everything that is wrong with it, cell by cell. `evaluate`
tells of every place of the form whether it is asked, what it holds and whether that can stand. `serial` keeps a form.
The supported part of the standard is stated in docs/methods/xlsform.md.
"""
