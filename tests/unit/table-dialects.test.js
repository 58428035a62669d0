// Tables in every dialect and encoding that programs write read the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded } from "../../www/train/datasets/table/encoding.js";
import { readTable } from "../../www/train/datasets/table/table.js";
import { Refused } from "../../www/ui/refused.js";
import { stream } from "../common/random.js";
import { POINTS, read } from "../common/tables.js";

/** Each text has these points, and nothing in it is worth a remark. */
const SAME = {
  "no names, labels 0 and 1": "1.0095,0.1250,0\n-0.0931,0.5992,1\n0.9604,1234.5,0\n",
  "a byte order mark, CRLF, labels of both signs":
    "\uFEFFx1,x2,label\r\n1.0095,0.1250,-1\r\n-0.0931,0.5992,1\r\n0.9604,1234.5,-1\r\n",
  "line ends of an old Mac": "x,y,label\r1.0095,0.1250,0\r-0.0931,0.5992,1\r0.9604,1234.5,0",
  "pandas with its index": ",x1,x2,y\n0,1.0095,0.125,0\n1,-0.0931,0.5992,1\n2,0.9604,1234.5,0\n",
  "pandas with an index that has a name": "id,x1,x2,y\n1,1.0095,0.125,0\n2,-0.0931,0.5992,1\n3,0.9604,1234.5,0\n",
  "pandas after a shuffle": ",x1,x2,y\n17,1.0095,0.125,0\n4,-0.0931,0.5992,1\n9,0.9604,1234.5,0\n",
  "pandas with an array and its index": ",0,1,2\n0,1.0095,0.125,0\n1,-0.0931,0.5992,1\n2,0.9604,1234.5,0\n",
  "pandas with an array": "0,1,2\n1.0095,0.125,0\n-0.0931,0.5992,1\n0.9604,1234.5,0\n",
  "pandas, printed":
    "        x1         x2  y\n0   1.0095     0.1250  0\n1  -0.0931     0.5992  1\n2   0.9604  1234.5000  0\n",
  "numpy.savetxt":
    "1.009500000000000000e+00 1.250000000000000000e-01 0.000000000000000000e+00\n-9.31e-02 5.992e-01 1.0e+00\n9.604e-01 1.2345e+03 0.0e+00\n",
  "numpy.savetxt with commas and names": "# x,y,label\n1.0095,0.1250,0\n-0.0931,0.5992,1\n0.9604,1234.5,0\n",
  "R's write.table": '"x" "y" "label"\n"1" 1.0095 0.125 0\n"2" -0.0931 0.5992 1\n"3" 0.9604 1234.5 0\n',
  "R's write.csv": '"","x","y","label"\n"1",1.0095,0.125,0\n"2",-0.0931,0.5992,1\n"3",0.9604,1234.5,0\n',
  "R's write.csv2": '"";"x";"y";"label"\n"1";1,0095;0,125;0\n"2";-0,0931;0,5992;1\n"3";0,9604;1234,5;0\n',
  words: "x,y,label\n1.0095,0.125,blue\n-0.0931,0.5992,red\n0.9604,1234.5,blue\n",
  "True and False": "x,y,label\n1.0095,0.125,False\n-0.0931,0.5992,True\n0.9604,1234.5,False\n",
  "labels 1 and 2": "x,y,class\n1.0095,0.125,1\n-0.0931,0.5992,2\n0.9604,1234.5,1\n",
  "labels 1 and 1.0 and 1e0": "x,y,class\n1.0095,0.125,0\n-0.0931,0.5992,1e0\n0.9604,1234.5,0.000e+00\n",
  "a German Excel": "x;y;Klasse\r\n1,0095;0,1250;0\r\n-0,0931;0,5992;1\r\n0,9604;1.234,5;0\r\n",
  "a German Excel without names": "1,0095;0,1250;0\r\n-0,0931;0,5992;1\r\n0,9604;1.234,50;0\r\n",
  tabs: "1.0095\t0.1250\t0\n-0.0931\t0.5992\t1\n0.9604\t1234.5\t0\n",
  "tabs and decimal commas": "1,0095\t0,1250\t0\n-0,0931\t0,5992\t1\n0,9604\t1234,5\t0\n",
  "vertical bars": "x|y|label\n1.0095|0.1250|0\n-0.0931|0.5992|1\n0.9604|1234.5|0\n",
  "all in quotes": '"x","y","label"\n"1.0095","0.1250","0"\n"-0.0931","0.5992","1"\n"0.9604","1,234.5","0"\n',
  "all in quotes with semicolons":
    '"x";"y";"label"\n"1.0095";"0.1250";"0"\n"-0.0931";"0.5992";"1"\n"0.9604";"1234.5";"0"\n',
  "decimal commas in quotes": '"x","y","label"\n"1,0095","0,1250","0"\n"-0,0931","0,5992","1"\n"0,9604","1234,5","0"\n',
  "blanks after commas, some in quotes":
    'x, y, label\n1.0095, "0.125", "0"\n-0.0931, "0.5992", "1"\n0.9604, "1,234.5", "0"\n',
  "Excel's line with the separator": "sep=;\nx;y;label\n1.0095;0.1250;0\n-0.0931;0.5992;1\n0.9604;1234.5;0\n",
  "columns in line": "  1.0095     0.1250   0\n -0.0931     0.5992   1\n  0.9604  1234.5000   0\n",
  "a comma at the end": "1.0095,0.1250,0,\n-0.0931,0.5992,1,\n0.9604,1234.5,0,\n",
  "a comma at the end of rows only": "x,y,label\n1.0095,0.1250,0,\n-0.0931,0.5992,1,\n0.9604,1234.5,0,\n",
  "empty lines first, between and last":
    "\n\n\nx,y,label\n\n1.0095,0.125,0\n-0.0931,0.5992,1\n,,\n0.9604,1234.5,0\n\n\n",
  "the label first": "label,x1,x2\n0,1.0095,0.125\n1,-0.0931,0.5992\n0,0.9604,1234.5\n",
  "x and y the other way round": "y,x,label\n0.125,1.0095,0\n0.5992,-0.0931,1\n1234.5,0.9604,0\n",
  "latitude before longitude": "lat,lon,class\n0.125,1.0095,0\n0.5992,-0.0931,1\n1234.5,0.9604,0\n",
  "a third feature": "x,y,z,label\n1.0095,0.125,7,0\n-0.0931,0.5992,8,1\n0.9604,1234.5,9,0\n",
  "proper minus signs, plus signs and Fortran's exponents":
    "x,y,label\n1.0095D+00,+0.125,\u22121\n\u22120.0931,5.992d-1,+1\n.9604,1234.5,\u22121\n",
  "thousands with blanks": "x;y;label\n1,0095;0,125;0\n-0,0931;0,5992;1\n0,9604;1 234,5;0\n",
  "a column of dates last":
    "x1,x2,kind,day\n1.0095,0.125,a,2024-01-31\n-0.0931,0.5992,b,2024-02-01\n0.9604,1234.5,a,2024-02-02\n",
  "German dates first": "31.01.2024;1,0095;0,125;0\n01.02.2024;-0,0931;0,5992;1\n02.02.2024;0,9604;1.234,5;0\n",
  "moments with a time zone, and no names":
    "2024-01-31T10:00:00Z,1.0095,0.125,0\n2024-01-31T10:00:01.5Z,-0.0931,0.5992,1\n2024-01-31 10:00:02+01:00,0.9604,1234.5,0\n",
  "American dates with the time of day":
    "x,y,g,when\n1.0095,0.125,0,1/31/2024 9:30 AM\n-0.0931,0.5992,1,1/31/2024 9:31 AM\n0.9604,1234.5,0,2/1/2024 9:32 PM\n",
  "a cell of two lines, the second with a hash":
    'x,y,label,note\n1.0095,0.125,0,"two\n# lines"\n-0.0931,0.5992,1,ok\n0.9604,1234.5,0,"a, ""b"""\n',
  "a title above the names": "Measured on Monday\n\nx,y,label\n1.0095,0.125,0\n-0.0931,0.5992,1\n0.9604,1234.5,0\n",
  "a title in the first of its cells":
    "Measured;;\r\nx;y;label\r\n1,0095;0,125;0\r\n-0,0931;0,5992;1\r\n0,9604;1234,5;0\r\n",
  "Markdown's lines":
    "| x | y | label |\n|---|:-:|--:|\n| 1.0095 | 0.125 | 0 |\n| -0.0931 | 0.5992 | 1 |\n| 0.9604 | 1234.5 | 0 |\n",
  "a database's lines":
    " x       | y      | label\n---------+--------+------\n 1.0095  | 0.125  | 0\n -0.0931 | 0.5992 | 1\n 0.9604  | 1234.5 | 0\n",
  "Weka's lines":
    "@relation moons\n\n@attribute x numeric\n@attribute 'y' REAL\n@attribute \"label\" {0,1}\n@data\n1.0095,0.125,0\n-0.0931,0.5992,1\n0.9604,1234.5,0\n",
  "a list of Python": "[[1.0095, 0.125, 0],\n [-0.0931, 0.5992, 1],\n [0.9604, 1234.5, 0]]\n",
  "a list of Python on one line": "[[1.0095, 0.125, 0], [-0.0931, 0.5992, 1], [0.9604, 1234.5, 0]]",
  "an array as NumPy prints it":
    "[[ 1.0095e+00  1.2500e-01  0.0000e+00]\n [-9.3100e-02  5.9920e-01  1.0000e+00]\n [ 9.6040e-01  1.2345e+03  0.0000e+00]]\n",
  "an array as NumPy repeats it":
    "array([[ 1.0095, 0.125 , 0.    ],\n       [-0.0931, 0.5992, 1.    ],\n       [ 0.9604, 1234.5, 0.    ]])\n",
  "a class in columns of its own":
    "x,y,kind_dog,kind_cat,id\n1.0095,0.125,0,1,17\n-0.0931,0.5992,1,0,18\n0.9604,1234.5,0,1,19\n",
  "a class in columns of True and False":
    "no,yes,x,y\nTrue,False,1.0095,0.125\nFalse,True,-0.0931,0.5992\nTrue,False,0.9604,1234.5\n",
  "thousands as the Swiss write them": "x;y;label\n1.0095;0.125;0\n-0.0931;0.5992;1\n0.9604;1'234.5;0\n",
  "records in JSON":
    '[{"x": 1.0095, "y": 0.125, "label": 0}, {"x": -0.0931, "y": 0.5992, "label": 1}, {"label": 0, "y": 1.2345e3, "x": 0.9604}]',
  "a record on each line":
    '{"x":1.0095,"y":0.125,"label":"no"}\n{"x":-0.0931,"y":0.5992,"label":"yes"}\n{"x":0.9604,"y":1234.5,"label":"no"}\n',
  "pandas.to_json":
    '{"x":{"0":1.0095,"1":-0.0931,"2":0.9604},"y":{"0":0.125,"1":0.5992,"2":1234.5},"label":{"0":0,"1":1,"2":0}}',
  "pandas.to_json by rows":
    '{"0":{"x":1.0095,"y":0.125,"label":0},"1":{"x":-0.0931,"y":0.5992,"label":1},"2":{"x":0.9604,"y":1234.5,"label":0}}',
  "pandas.to_json, split":
    '{"columns":["x","y","label"],"index":[0,1,2],"data":[[1.0095,0.125,0],[-0.0931,0.5992,1],[0.9604,1234.5,0]]}',
  "pandas.to_json with its schema":
    '{"schema":{"fields":[{"name":"x","type":"number"},{"name":"y","type":"number"}]},"data":[{"index":0,"x":1.0095,"y":0.125,"label":0},{"index":1,"x":-0.0931,"y":0.5992,"label":1},{"index":2,"x":0.9604,"y":1234.5,"label":0}]}',
  "a list of each column": '{"x": [1.0095, -0.0931, 0.9604], "y": [0.125, 0.5992, 1234.5], "label": [0, 1, 0]}',
  "records deep within others":
    '{"help": "…", "result": {"total": 3, "records": [{"at": {"x": 1.0095, "y": 0.125}, "label": "a"}, {"at": {"x": -0.0931, "y": 0.5992}, "label": "b"}, {"at": {"x": 0.9604, "y": 1234.5}, "label": "a"}]}}',
  "points and labels in two lists": '{"X": [[1.0095, 0.125], [-0.0931, 0.5992], [0.9604, 1234.5]], "y": [0, 1, 0]}',
  "two arrays of Python":
    "X = np.array([[1.0095, 0.125], [-0.0931, 0.5992],\n    [0.9604, 1234.5]], dtype=np.float64)\ny = np.array([0, 1, 0])\n",
  "a dictionary of Python":
    "{'x': [1.0095, -0.0931, 0.9604], 'y': [0.125, 0.5992, 1234.5], 'label': [False, True, False]}",
  "tuples of NumPy's numbers":
    "[(np.float64(1.0095), 0.125, 0), (np.float64(-0.0931), 0.5992, 1), (np.float64(0.9604), 1234.5, 0)]",
  "an array with its type":
    "array([[1.0095, 0.125, 0.],\n       [-0.0931, 0.5992, 1.],\n       [0.9604, 1234.5, 0.]], dtype=float32)",
  "a tensor of PyTorch":
    "tensor([[ 1.0095e+00,  1.2500e-01,  0.0000e+00],\n        [-9.3100e-02,  5.9920e-01,  1.0000e+00],\n        [ 9.6040e-01,  1.2345e+03,  0.0000e+00]], dtype=torch.float64)",
  "an array of JavaScript":
    "export const data = [\n  { x: 1.0095, y: 0.125, label: 'a' },\n  { x: -0.0931, y: 0.5992, label: 'b' },\n  { x: 0.9604, y: 1234.5, label: 'a' },\n];\n",
  "a matrix of MATLAB": "A = [1.0095 0.125 0; -0.0931 0.5992 1; 0.9604 1234.5 0];\n",
  "a matrix of MATLAB on lines": "A = [1.0095, 0.125, 0\n     -0.0931, 0.5992, 1\n     0.9604, 1234.5, 0];\n",
  "what MATLAB shows":
    "A =\n\n    1.0095    0.1250         0\n   -0.0931    0.5992    1.0000\n    0.9604 1234.5000         0\n",
  "Octave's lines":
    "# Created by Octave 8.4.0\n# name: A\n# type: matrix\n# rows: 3\n# columns: 3\n 1.0095 0.125 0\n -0.0931 0.5992 1\n 0.9604 1234.5 0\n\n\n",
  "names and numbers on each line":
    "x=1.0095 y=0.125 label=0\nx=-0.0931, y=0.5992, label=1\nx=0.9604; y=1234.5; label=0\n",
  "LIBSVM's lines": "0 1:1.0095 2:0.125\n1 1:-0.0931 2:0.5992 # second\n0 1:0.9604 2:1234.5\n",
  "Weka's sparse lines":
    "@relation moons\n@attribute x numeric\n@attribute y numeric\n@attribute label numeric\n@data\n{0 1.0095, 1 0.125}\n{0 -0.0931, 1 0.5992, 2 1}\n{0 0.9604, 1 1234.5}\n",
  "a table of a web page":
    "<!DOCTYPE html><html><body>\n<table class='dataframe'>\n<thead><tr><th></th><th>x</th><th>y</th><th>label</th></tr></thead>\n<tr><th>0</th><td>1.0095</td><td>0.125</td><td>0</td></tr>\n<tr><th>1</th><td>&minus;0.0931</td><td>0.5992</td><td><b>1</b></td></tr>\n<tr><th>2<td>0.9604<td>1,234.5<td>0\n</table></body></html>",
  "LaTeX's lines":
    "\\begin{tabular}{rrr}\n\\toprule\nx & y & label \\\\\n\\midrule\n1.0095 & 0.125 & 0 \\\\\n$-0.0931$ & 0.5992 & 1 \\\\ \\hline\n0.9604 & 1234.5 & 0 \\\\\n\\end{tabular}\n",
  "lines drawn between cells":
    "shape: (3, 3)\n┌─────────┬────────┬───────┐\n│ x       ┆ y      ┆ label │\n╞═════════╪════════╪═══════╡\n│ 1.0095  ┆ 0.125  ┆ 0     │\n│ -0.0931 ┆ 0.5992 ┆ 1     │\n│ 0.9604  ┆ 1234.5 ┆ 0     │\n└─────────┴────────┴───────┘\n",
  "MySQL's lines":
    "+---------+--------+-------+\n| x       | y      | label |\n+---------+--------+-------+\n|  1.0095 |  0.125 |     0 |\n| -0.0931 | 0.5992 |     1 |\n|  0.9604 | 1234.5 |     0 |\n+---------+--------+-------+\n3 rows in set (0.00 sec)\n",
  "the number of rows below":
    "  x  |  y  | label\n-----+-----+-------\n 1.0095 | 0.125 | 0\n -0.0931 | 0.5992 | 1\n 0.9604 | 1234.5 | 0\n(3 rows)\n",
  "reStructuredText's lines":
    "=======  ======  =====\nx        y       label\n=======  ======  =====\n1.0095   0.125   0\n-0.0931  0.5992  1\n0.9604   1234.5  0\n=======  ======  =====\n",
  colons: "1.0095:0.125:0\n-0.0931:0.5992:1\n0.9604:1234.5:0\n",
  carets: "x^y^label\n1.0095^0.125^0\n-0.0931^0.5992^1\n0.9604^1234.5^0\n",
  "a tab too many here and there": "1.0095\t0.125\t\t0\n-0.0931\t0.5992\t1\n0.9604\t1234.5\t0\n",
  "names that have blanks, in line":
    " length (cm)  width (cm) kind\n      1.0095       0.125    a\n     -0.0931      0.5992    b\n      0.9604      1234.5    a\n",
  "comments behind the rows":
    "# x, y, label\n# measured in cm by hand\n1.0095, 0.125, 0  # first\n-0.0931, 0.5992, 1\n0.9604, 1234.5, 0 % last\n",
  "comments of C": "// x y label\n1.0095 0.125 0\n-0.0931 0.5992 1\n0.9604 1234.5 0\n",
  "two titles and an empty line":
    "Series 3;;\nNorth;;\n;;\nx;y;label\n1,0095;0,125;0\n-0,0931;0,5992;1\n0,9604;1234,5;0\n",
  "names of two lines": '"x\n(cm)","y\n(cm)",label\n1.0095,0.125,0\n-0.0931,0.5992,1\n0.9604,1234.5,0\n',
  "years as names": ",2019,2020,kind\n0,1.0095,0.125,a\n1,-0.0931,0.5992,b\n2,0.9604,1234.5,a\n",
  "scikit-learn's first line": "3,2,no,yes\n1.0095,0.125,7,0\n-0.0931,0.5992,7,1\n0.9604,1234.5,7,0\n",
  "labels + and -": "x,y,label\n1.0095,0.125,-\n-0.0931,0.5992,+\n0.9604,1234.5,-\n",
  "commas within single quotation marks": "x,y,label\n1.0095,0.125,'a, b'\n-0.0931,0.5992,'c'\n0.9604,1234.5,'a, b'\n",
  "currencies on both sides": "x;y;label\n$1.0095;CHF 0.125;0\n-$0.0931;0.5992 EUR;1\n€ 0.9604;Fr. 1'234.5;0\n",
  "negative numbers in brackets": "x,y,label\n1.0095,0.125,0\n(0.0931),0.5992,1\n0.9604,1234.5,0\n",
  "units behind the numbers": "x;y;label\n1,0095 cm;0,125m²;0\n-0,0931 cm;0,5992m²;1\n0,9604 cm;1234,5m²;0\n",
  "digits of Arabic": "x;y;label\n١٫٠٠٩٥;٠٫١٢٥;٠\n-٠٫٠٩٣١;٠٫٥٩٩٢;١\n٠٫٩٦٠٤;١٢٣٤٫٥;٠\n",
  "times of day": "x,y,label,at\n1.0095,0.125,0,00:01:30.5\n-0.0931,0.5992,1,00:02:30.5\n0.9604,1234.5,0,00:03:30.5\n",
  "days as numbers": "day,a,b,kind\n20240131,1.0095,0.125,0\n20240201,-0.0931,0.5992,1\n20240202,0.9604,1234.5,0\n",
  "dates in words":
    'day,a,b,kind\n"Jan 31, 2024",1.0095,0.125,0\n"Feb 1, 2024",-0.0931,0.5992,1\n"Feb 2, 2024",0.9604,1234.5,0\n',
  "columns that say which thing a row is about":
    "UserID,customer_id,a,b,Purchased\n15624510,C-7,1.0095,0.125,0\n15810944,C-9,-0.0931,0.5992,1\n15668575,C-8,0.9604,1234.5,0\n",
  "words of two parts, in line":
    "x        y       kind\n1.0095   0.125   dark red\n-0.0931  0.5992  light blue\n0.9604   1234.5  dark red\n",
  "exponents with decimal commas": "1,0095e+00 1,25e-01 0\n-9,31e-02 5,992e-01 1\n9,604e-01 1,2345e+03 0\n",
  "vectors of R": 'x <- c(1.0095, -0.0931, 0.9604)\ny <- c(0.125, 0.5992, 1234.5)\nlabel <- c("a", "b", "a")\n',
  "an array of C":
    "double data[3][3] = {\n  {1.0095, 0.125, 0}, // first\n  {-0.0931, 0.5992, 1},\n  {0.9604, 1234.5, 0}\n};\n",
  "rows that SQL inserts":
    "-- MySQL dump\nDROP TABLE IF EXISTS `moons`;\nCREATE TABLE `moons` (\n  `id` int NOT NULL AUTO_INCREMENT,\n  `x` decimal(10,4),\n  `y` double,\n  `kind` varchar(20) DEFAULT 'a',\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\nINSERT INTO `moons` VALUES (1,1.0095,0.125,'it''s (a)'),(2,-0.0931,0.5992,'of, b');\nINSERT INTO `moons` VALUES (3,0.9604,1234.5,'it\\'s (a)');\n",
  "an insertion for each row":
    'BEGIN TRANSACTION;\ninsert into main.notes (text) values (\'x; y\');\ninsert into "main"."moons" ("x", "y", label) values (1.0095, 0.125, 0);\nINSERT INTO "main"."moons" ("x", "y", label) VALUES(-0.0931, 0.5992, 1);\ninsert into "main"."moons" ("x", "y", label) values (0.9604,\n 1234.5, 0);\nCOMMIT;\n',
  "PostgreSQL's lines":
    "SET client_encoding = 'UTF8';\nCOPY public.moons (x, y, label) FROM stdin;\n1.0095\t0.125\tf\n-0.0931\t0.5992\tt\n0.9604\t1234.5\tf\n\\.\n\nSELECT 1;\n",
  "records in YAML":
    "# moons\n---\n- x: 1.0095\n  y: 0.125\n  label: a\n- x: -0.0931\n  y: 0.5992\n  label: b\n- {label: a, x: 0.9604, y: 1234.5}\n",
  "lists of columns in YAML":
    "x: [1.0095, -0.0931, 0.9604]\ny:\n- 0.125\n- 0.5992\n- 1234.5\nlabel:\n  - 0\n  - 1\n  - 0\n",
  "rows in YAML, deep within others":
    "name: moons\ndata:\n  points:\n    - [1.0095, 0.125, 0]\n    - - -0.0931\n      - 0.5992\n      - 1\n    - [0.9604, 1234.5, 0]\n",
  "pandas.to_xml":
    "<?xml version='1.0' encoding='utf-8'?>\n<data>\n  <row>\n    <index>0</index>\n    <x>1.0095</x>\n    <y>0.125</y>\n    <label>0</label>\n  </row>\n  <row>\n    <index>1</index>\n    <x>-0.0931</x>\n    <y>0.5992</y>\n    <label>1</label>\n  </row>\n  <row>\n    <index>2</index>\n    <x>0.9604</x>\n    <y>1234.5</y>\n    <label>0</label>\n  </row>\n</data>\n",
  "attributes in XML":
    '<!-- moons --><set name=\'moons\'><points><point x=\'1.0095\' y="0.125" label="a &amp; b"/><point x=\'-0.0931\' y="0.5992" label="c"/><point label="a &#38; b" x=\'0.9604\' y="1234.5"></point></points></set>',
  fractions: "x,y,label\n1 19/2000,1/8,0\n-931/10000,749/1250,1\n2401/2500,1234 1/2,0\n",
  "fractions that are one character": "x;y;label\n1,0095;⅛;0\n-0,0931;0,5992;1\n0,9604;1234½;0\n",
  "hexadecimal numbers beside others": "x,y,label\n1.0095,0.125,0x0\n-0.0931,0.5992,0X1\n0.9604,1234.5,0x0\n",
  "powers of ten": "x;y;label\n1.0095 × 10^0;12.5×10⁻²;0\n-9.31*^-2;5.992*10**(-1);1\n9.604 x 10^-1;1.2345·10³;0\n",
  "columns of one width, with words behind numbers": "   1.0095   0.125 a\n  -0.0931  0.5992 b\n   0.9604  1234.5 a\n",
  "a structure of R":
    'structure(list(x = c(1.0095, -0.0931, 0.9604), y = c(0.125,\n0.5992, 1234.5), label = c("a", "b", "a")), class = "data.frame", row.names = c(NA, -3L))\n',
  "typed arrays of JavaScript":
    "const X = new Float32Array([1.0095, -0.0931, 0.9604]);\nconst Y = new Float32Array([0.125, 0.5992, 1234.5]);\nconst label = ['a', 'b', 'a'];\n",
  "an array of Rust":
    "let data: [[f64; 3]; 3] = [\n    [1.0095, 0.125, 0.0],\n    [-0.0931, 0.5992, 1.0],\n    [0.9604, 1234.5, 0.0],\n];\n",
  "an array of TypeScript":
    "const data: number[][] = [[1.0095, 0.125, 0], [-0.0931, 0.5992, 1], [0.9604, 1234.5, 0]];\n",
  "SQLite's lines, a name on each":
    "    x = 1.0095\n    y = 0.125\nlabel = a\n\n    x = -0.0931\n    y = 0.5992\nlabel = b\n\n    x = 0.9604\n    y = 1234.5\nlabel = a\n",
  "TOML's tables":
    '[[points]]\nx = 1.0095\ny = 0.125\nlabel = "a"\n\n[[points]]\nx = -0.0931\ny = 0.5992\nlabel = "b"\n\n[[points]]\nx = 0.9604\ny = 1234.5\nlabel = "a"\n',
  "names and colons on each line":
    "x: 1.0095, y: 0.125, label: a\nx: -0.0931, y: 0.5992, label: b\nx: 0.9604, y: 1234.5, label: a\n",
  "two tensors, of points and of labels":
    "tensor([[ 1.0095e+00,  1.2500e-01],\n        [-9.3100e-02,  5.9920e-01],\n        [ 9.6040e-01,  1.2345e+03]], dtype=torch.float64)\ntensor([0, 1, 0])\n",
  "LIBSVM's lines, of several questions":
    "0 qid:1 1:1.0095 2:0.125\n1 qid:1 1:-0.0931 2:0.5992\n0 qid:2 1:0.9604 2:1234.5\n",
  "Vowpal Wabbit's lines": "-1 | x:1.0095 y:0.125\n1 | x:-0.0931 y:0.5992\n-1 | y:1234.5 x:0.9604\n",
  "Vowpal Wabbit's lines, with weights, names and groups":
    "-1 0.5 'first|f x:1.0095 y:0.125 |all on\n1 2 'second|f x:-0.0931 y:0.5992 |all on\n-1 1 |f y:1234.5 x:0.9604 |all on:1\n",
  "what Stata lists":
    "     +--------------------------+\n     |       x        y   label |\n     |--------------------------|\n  1. |  1.0095    0.125      no |\n  2. | -0.0931   0.5992     yes |\n  3. |  0.9604   1234.5      no |\n     +--------------------------+\n",
  "SAS's title over its names":
    "                 The SAS System          09:15 Friday, March 1, 2024   1\n\n  Obs        x         y    label\n\n    1    1.0095     0.125      no\n    2   -0.0931    0.5992     yes\n    3    0.9604    1234.5      no\n",
  "quotation marks behind backslashes":
    'x,y,note,label\n1.0095,0.125,"said \\"a, b\\", twice",0\n-0.0931,0.5992,"no",1\n0.9604,1234.5,"\\"c\\"",0\n',
  "times of day first": "at,x,y,label\n8:00:15,1.0095,0.125,0\n9:04:30,-0.0931,0.5992,1\n9:08:45,0.9604,1234.5,0\n",
  "cells of a web page that take several":
    "<table><caption>Moons</caption><tr><th rowspan=2>id</th><th colspan='2'>features</th><th rowspan=2>label</th></tr><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>1.0095</td><td>0.125</td><td>no</td></tr><tr><td>2</td><td>-0.0931</td><td>0.5992</td><td>yes</td></tr><tr><td>3</td><td>0.9604</td><td>1234.5</td><td>no</td></tr></table>",
  "LaTeX's commands":
    "\\begin{tabular}{|r|r|l|}\n\\hline\n\\textbf{x} & \\textbf{y} & \\multicolumn{1}{c}{label} \\\\ \\hline\n\\num{1.0095} & 0.125 & \\emph{no} \\\\\n\\rule{1} -0.0931 & \\color{red} 0.5992 & yes \\\\\n\\cline{1-2} 0.9604 & \\bfseries 1234.5 & \\emph{no} \\\\\n\\end{tabular}\n",
  "a factor and a row of numbers of R":
    'structure(list(id = 1:3, x = c(1.0095, -0.0931, 0.9604), y = c(0.125, 0.5992, 1234.5), label = structure(c(1L, 2L, 1L), levels = c("no", "yes"), class = "factor")), row.names = c(NA, -3L), class = "data.frame")\n',
  "a factor of R before its version 4":
    'list(x = c(1.0095, -0.0931, 0.9604), y = c(0.125, 0.5992, 1234.5), label = structure(c(2L, 1L, 2L), .Label = c("yes", "no"), class = "factor"))\n',
  "PostgreSQL's records":
    "-[ RECORD 1 ]--\nx     | 1.0095\ny     | 0.125\nlabel | a\n-[ RECORD 2 ]--\nx     | -0.0931\ny     | 0.5992\nlabel | b\n-[ RECORD 3 ]--\nx     | 0.9604\ny     | 1234.5\nlabel | a\n",
  "MySQL's records":
    "*************************** 1. row ***************************\n    x: 1.0095\n    y: 0.125\nlabel: a\n*************************** 2. row ***************************\n    x: -0.0931\n    y: 0.5992\nlabel: b\n*************************** 3. row ***************************\n    x: 0.9604\n    y: 1234.5\nlabel: a\n3 rows in set (0.00 sec)\n",
  "features together beside the labels":
    "features:\n  x: [1.0095, -0.0931, 0.9604]\n  y: [0.125, 0.5992, 1234.5]\nlabel: [a, b, a]\n",
  "comments and strings of several kinds in SQL":
    "CREATE TABLE pts (x DECIMAL(10,4), y REAL, label TEXT); -- (1, 2, 'c')\nINSERT INTO pts (x, y, label) VALUES\n  (1.0095, 0.125, N'a -- b'), -- first\n  (-0.0931, 0.5992, 'it''s'), /* (7, 8, 'c'), */\n  (0.9604, 1234.5, N'a -- b');\n",
  "delimiters, digits and points of wide type":
    "ｘ、ｙ、種\n１．００９５、０．１２５、ａ\n−０．０９３１、０．５９９２、ｂ\n０．９６０４、１２３４．５、ａ\n",
  "marks of print around cells":
    "“x”,“y”,“label”\n“1.0095”,“0.125”,“a”\n“−0.0931”,“0.5992”,“b”\n“0.9604”,“1,234.5”,“a”\n",
  "blanks of other widths between cells":
    "x\u00a0y\u00a0label\n1.0095\u00a00.125\u00a0a\n−0.0931\u2009\u20090.5992\u00a0b\n0.9604\u00a01234.5\u00a0a\n",
  "characters that are not seen":
    "\u200bx,y,\u2060label\n1.0095\u200b,0.125,a\n-0.0931,\u200e0.5992,b\n0.9604,1234.5,a\u00ad\n",
  "what MATLAB shows of a table":
    "T =\n\n  3×3 table\n\n       x         y       label\n    _______    ______    _____\n\n     1.0095     0.125    {'a'}\n    -0.0931    0.5992    {'b'}\n     0.9604    1234.5    {'a'}\n\n",
  "MATLAB's factor above the rows":
    "A =\n\n   1.0e+03 *\n\n    0.0010095    0.000125         0\n   -0.0000931    0.0005992    0.0010\n    0.0009604    1.2345         0\n",
  "what Spark shows":
    "+-------+------+-----+\n|      x|     y|label|\n+-------+------+-----+\n| 1.0095| 0.125|    a|\n|-0.0931|0.5992|    b|\n| 0.9604|1234.5|    a|\n+-------+------+-----+\nonly showing top 3 rows\n",
  "long names that R prints close together":
    "> head(moons)\n  Sepal.Length Sepal.Width Species\n1       1.0095       0.125       a\n2      -0.0931      0.5992      bb\n3       0.9604      1234.5       a\n",
  "two rows of names, the first of groups":
    ",place,,class\n,x,y,label\n0,1.0095,0.125,a\n1,-0.0931,0.5992,b\n2,0.9604,1234.5,a\n",
  "names that pandas has in two rows":
    ",place,place,class\n,x,y,label\n0,1.0095,0.125,a\n1,-0.0931,0.5992,b\n2,0.9604,1234.5,a\n",
  "notes and how uncertain it is behind numbers":
    "x\ty\tkind\n1.0095[1]\t0.125 ± 0.02\ta\n-0.0931 +/- 0.1\t0.5992[a]\tb\n0.9604\t1,234.5[12]\ta\n",
  "cells at the end of rows that most do not have":
    "x,y,label,note\n1.0095,0.125,a\n-0.0931,0.5992,b,odd\n0.9604,1234.5,a\n",
  "Wikipedia's lines":
    "{| class=\"wikitable\"\n|+ Moons\n! x !! y !! label\n|-\n| 1.0095 || 0.125 || [[A|a]]\n|- style=\"x\"\n| align=\"right\" | −0.0931\n| 0.5992\n| '''b'''\n|-\n| 0.9604 || 1,234.5 || [[a]]\n|}\n",
  "XML of Excel":
    '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>\n<Row><Cell><Data ss:Type="String">x</Data></Cell><Cell/><Cell><Data ss:Type="String">y</Data></Cell><Cell><Data ss:Type="String">label</Data></Cell></Row>\n<Row><Cell><Data ss:Type="Number">1.0095</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">0.125</Data></Cell><Cell><Data ss:Type="String">a</Data></Cell></Row>\n<Row><Cell><Data ss:Type="Number">-0.0931</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">0.5992</Data></Cell><Cell><Data ss:Type="String">b</Data></Cell></Row>\n<Row><Cell><Data ss:Type="Number">0.9604</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">1234.5</Data></Cell><Cell><Data ss:Type="String">a</Data></Cell></Row>\n</Table></Worksheet></Workbook>',
  "columns that MATLAB shows in blocks":
    "A =\n\n  Columns 1 through 2\n\n    1.0095    0.1250\n   -0.0931    0.5992\n    0.9604 1234.5000\n\n  Column 3\n\n     0\n     1\n     0\n\n",
  "columns that R prints in blocks":
    "  Sepal.Length\n1       1.0095\n2      -0.0931\n3       0.9604\n  Sepal.Width Species\n1       0.125       a\n2      0.5992      bb\n3      1234.5       a\n",
  "columns that pandas prints in blocks":
    "        x          y  \\\n0  1.0095     0.1250   \n1 -0.0931     0.5992   \n2  0.9604  1234.5000   \n\n   label  \n0      0  \n1      1  \n2      0  \n",
  "a matrix that Julia shows":
    "3×3 Matrix{Float64}:\n  1.0095     0.125   0.0\n -0.0931     0.5992  1.0\n  0.9604  1234.5     0.0\n",
  "a title of two words over columns in line":
    "My measurements:\n  1.0095     0.125   0.0\n -0.0931     0.5992  1.0\n  0.9604  1234.5     0.0\n",
  "statements of Python around arrays":
    "import numpy as np\nfrom math import pi\n\n# data\nX = np.array([[1.0095, 0.125],\n              [-0.0931, 0.5992],\n              [0.9604, 1234.5]])\ny = np.array([0, 1, 0])\nprint(X.shape)\n",
  "the largest table of a web page":
    "<html><table><tr><td>Home</td></tr></table><table><tr><th>x</th><th>y</th><th>label</th></tr><tr><td>1.0095</td><td>0.125</td><td>0</td></tr><tr><td>-0.0931</td><td>0.5992</td><td>1</td></tr><tr><td>0.9604</td><td>1,234.5</td><td>0</td></tr></table></html>",
  "names beside rows, as services write them":
    '{"data": [[1.0095, 0.125, "a"], [-0.0931, 0.5992, "b"], [0.9604, 1234.5, "a"]], "feature_names": ["x", "y", "class"]}',
  "records under the keys of a database":
    '{"points": {"-Nx1": {"x": 1.0095, "y": 0.125, "label": "a"}, "-Nx2": {"x": -0.0931, "y": 0.5992, "label": "b"}, "-Nx3": {"x": 0.9604, "y": 1234.5, "label": "a"}}}',
  "numbers in calls of Python":
    "x,y,label\nnp.float64(1.0095),\"tensor(0.125, grad_fn=<MeanBackward0>)\",b'a'\nnp.float64(-0.0931),tensor(0.5992),b'b'\nnp.float64(0.9604),Decimal('1234.5'),b'a'\n",
  "digits of Thai and of Devanagari": "x;y;label\n๑.๐๐๙๕;०.१२५;0\n-๐.๐๙๓๑;०.५९९२;1\n๐.๙๖๐๔;१२३४.५;0\n",
  "signs of LaTeX":
    "\\begin{tabular}{lll}\nx & y & label \\\\\n1.0095 & $1.25 \\times 10^{-1}$ & a \\\\\n$-9.31 \\cdot 10^{-2}$ & 0.5992 & b \\\\\n$0.9604 \\pm 0.1$ & 1234.5 & a \\\\\n\\end{tabular}\n",
  "the lines of Jira":
    "|| x || y || label ||\n| 1.0095 | 0.125 | 0 |\n| -0.0931 | 0.5992 | 1 |\n| 0.9604 | 1234.5 | 0 |\n",
  "the lines of MoinMoin":
    "||<style=\"text-align: right;\"> '''x''' || '''y''' || '''label''' ||\n||<style=\"text-align: right;\"> 1.0095 || 0.125 || 0 ||\n|| -0.0931 || 0.5992 || 1 ||\n|| 0.9604 || 1234.5 || 0 ||\n",
  "Textile's lines":
    "|_. x |_. y |_. label |\n|>. 1.0095 |>. 0.125 |<. a |\n|>. -0.0931 |>. 0.5992 |<. b |\n|>. 0.9604 |>. 1234.5 |<. a |\n",
  "AsciiDoc's lines":
    '[options="header",cols=">l,>l,<l",frame="none"]\n|====\n^l|x ^l|y ^l|label\n|1.0095 |0.125 |a\n|-0.0931 |0.5992 |b\n|0.9604 |1234.5 |a\n|====\n\n....\n(3 rows)\n....\n',
  "rows of a web page alone":
    "<TR><TH>x</TH>\n<TH>y</TH>\n<TH>label</TH>\n</TR>\n<TR><TD>1.0095</TD>\n<TD>0.125</TD>\n<TD>it&#39;s a</TD>\n</TR>\n<TR><TD>-0.0931</TD>\n<TD>0.5992</TD>\n<TD>white</TD>\n</TR>\n<TR><TD>0.9604</TD>\n<TD>1234.5</TD>\n<TD>it&#39;s a</TD>\n</TR>\n",
  "SQLite's lines, with words of several parts":
    "    x = 1.0095\n    y = 0.125\nlabel = it's red\n\n    x = -0.0931\n    y = 0.5992\nlabel = not so\n    x = 0.9604\n    y = 1234.5\nlabel = it's red\n",
  "the characters of ASCII between cells and rows":
    "x\u001fy\u001flabel\u001e1.0095\u001f0.125\u001fa\u001e-0.0931\u001f0.5992\u001fb\u001e0.9604\u001f1234.5\u001fa\u001e",
  "names of rows of several words, as R prints them":
    "                       x      y label\nMazda RX4         1.0095  0.125     0\nMazda RX4 Wag    -0.0931 0.5992     1\nDuster 360        0.9604 1234.5     0\n",
  "weights of Weka's":
    "@relation moons\n@attribute x numeric\n@attribute y numeric\n@attribute label {a,b}\n@data\n1.0095,0.125,a,{5}\n-0.0931,0.5992,b\n0.9604,1234.5,a, {0.5}\n",
  "chemists' numbers of atoms": "3\nmoons as atoms\n0 1.0095 0.125 7.5\n1 -0.0931 0.5992 8.5\n0 0.9604 1234.5 9.5\n",
  "names that come again under their groups":
    ",place,place,more,more\n,mean,std,mean,label\n0,1.0095,0.125,7,a\n1,-0.0931,0.5992,8,b\n2,0.9604,1234.5,9,a\n",
  "words beside a last column of two kinds":
    "Surname,Country,Gender,a,b,left\nHill,Spain,Female,1.0095,0.125,0\nBoni,France,Male,-0.0931,0.5992,1\nMitchell,Spain,Male,0.9604,1234.5,0\n",
};

for (const [what, text] of Object.entries(SAME)) {
  test(`reads a table with ${what}`, () => {
    const { points, remarks } = read(text.includes("\u001f") ? new Uint8Array(Buffer.from(text)) : text);
    assert.deepEqual(points, POINTS);
    assert.deepEqual(remarks, []);
  });
}

/** The bytes of a text in two bytes a letter. */
function wide(text, isBigEndian, mark) {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le");
  return new Uint8Array(isBigEndian ? bytes.swap16() : bytes);
}

test("reads UTF-16 of both orders, with and without its mark, and the letters of older programs", () => {
  const text = "größe;y;label\r\n1,0095;0,1250;nein\r\n-0,0931;0,5992;ja\r\n0,9604;1234,5;nein\r\n";
  for (const isBigEndian of [false, true]) {
    for (const mark of [false, true]) {
      const { points, names } = read(wide(text, isBigEndian, mark));
      assert.deepEqual(points, POINTS);
      assert.equal(names[0], "größe");
    }
  }
  assert.equal(read(new Uint8Array(Buffer.from(text, "latin1"))).names[0], "größe");
  assert.equal(read(new Uint8Array(Buffer.from(text, "utf8"))).names[0], "größe");
  const ofMacintosh = Buffer.from(text.replace("ö", "\x9a").replace("ß", "\xa7"), "latin1");
  assert.equal(read(new Uint8Array(ofMacintosh)).names[0], "größe");
  // The same codes are marks where they stand around words.
  const inMarks = Buffer.from("x;y;\x93label\x94\n1;2;\x84a\x93\n3;4;\x84b\x93\n", "latin1");
  assert.equal(decoded(new Uint8Array(inMarks)), new TextDecoder("windows-1252").decode(inMarks));
});

/** Texts as CPython encodes them, and the names of their columns. */
const ENCODED = [
  [
    "windows-1250",
    "V3lzb2tvnOY7V2FnYTtQs2XmCjEsNTsyLDU7beq/Y3p5em5hCjMsNTswLDU7a29iaWV0YQo=",
    ["Wysokość", "Waga", "Płeć"],
  ],
  ["windows-1250", "SWT1O0Vy9TtO9QoxLDU7Miw1O2EKMyw1OzAsNTtiCg==", ["Idő", "Erő", "Nő"]],
  [
    "windows-1250",
    "SPVt6XJz6WtsZXQ7U/ty+3PpZztPc3p04Wx5CjEsNTsyLDU7YQozLDU7MCw1O2IK",
    ["Hőmérséklet", "Sűrűség", "Osztály"],
  ],
  ["windows-1250", "VuJyc3TjO85u42z+aW1lO09yYboKMSw1OzIsNTthCjMsNTswLDU7Ygo=", ["Vârstă", "Înălţime", "Oraş"]],
  ["windows-1252", "UmVnaeNvO0JvdPVlcztNYefjCjEsNTsyLDU7YQozLDU7MCw1O2IK", ["Região", "Botões", "Maçã"]],
  ["windows-1252", "S/VyZ3VzO0319XQ71WlnZQoxLDU7Miw1O2EKMyw1OzAsNTtiCg==", ["Kõrgus", "Mõõt", "Õige"]],
  ["windows-1252", "Q2/7dDtCcvts6TtBb/t0CjEsNTsyLDU7YQozLDU7MCw1O2IK", ["Coût", "Brûlé", "Août"]],
  ["windows-1252", "3nluZ2Q7zf5y83R0O0jm8AoxLDU7Miw1O2EKMyw1OzAsNTtiCg==", ["Þyngd", "Íþrótt", "Hæð"]],
  ["windows-1251", "xOvo7eA72Ojw6O3gO8rr4PHxCjEsNTsyLDU76u7yCjMsNTswLDU777jxCg==", ["Длина", "Ширина", "Класс"]],
  ["windows-1253", "zN7q7/I70Ovc9O/yO8Xf5O/yCjEsNTsyLDU74QozLDU7MCw1O+IK", ["Μήκος", "Πλάτος", "Είδος"]],
  ["shift_jis", "kGeStyyDSoNpLJCrlcoKMS41LDIuNSySagozLjUsMC41LI+XCg==", ["身長", "カナ", "性別"]],
  ["euc-kr", "xbAsuPa5q7DULLy6urAKMS41LDIuNSyzssDaCjMuNSwwLjUsv6nA2go=", ["키", "몸무게", "성별"]],
  ["gb18030", "s6S2yCy/7bbILMDgsfAKMS41LDIuNSy81wozLjUsMC41LNLSCg==", ["长度", "宽度", "类别"]],
  [
    "utf-32",
    "//4AAGcAAAByAAAA9gAAAN8AAABlAAAALAAAAHkAAAAsAAAAbAAAAGEAAABiAAAAZQAAAGwAAAAKAAAAMQAAAC4AAAA1AAAALAAAADIAAAAuAAAANQAAACwAAABhAAAACgAAADMAAAAuAAAANQAAACwAAAAwAAAALgAAADUAAAAsAAAAYgAAAAoAAAA=",
    ["größe", "y", "label"],
  ],
  [
    "utf-32-be",
    "AAAAZwAAAHIAAAD2AAAA3wAAAGUAAAAsAAAAeQAAACwAAABsAAAAYQAAAGIAAABlAAAAbAAAAAoAAAAxAAAALgAAADUAAAAsAAAAMgAAAC4AAAA1AAAALAAAAGEAAAAKAAAAMwAAAC4AAAA1AAAALAAAADAAAAAuAAAANQAAACwAAABiAAAACg==",
    ["größe", "y", "label"],
  ],
];

test("reads the encodings that Windows and Excel write in other countries, and UTF-32", () => {
  for (const [encoding, base64, names] of ENCODED) {
    const { table, points } = read(new Uint8Array(Buffer.from(base64, "base64")));
    assert.deepEqual(
      table.columns.slice(0, 3).map(({ name }) => name),
      names,
      encoding,
    );
    assert.deepEqual(
      points.map(([x, y]) => [x, y]),
      [
        [1.5, 2.5],
        [3.5, 0.5],
      ],
    );
  }
});

test("a text of UTF-8 with a broken letter stays one", () => {
  const bytes = Buffer.concat([Buffer.from("größe,y,label\n1.5,2.5,grün\n3.5,0.5,bla"), Buffer.from([0xc3])]);
  assert.equal(read(new Uint8Array(bytes)).names[0], "größe");
});

test("names a file of another kind, and says how to get a table from it", () => {
  const refused = (start) => () => decoded(new Uint8Array(Buffer.from(start, "latin1")));
  assert.throws(refused("PAR1\x15\x04"), /^Refused: It is a Parquet file: write it with DataFrame\.to_csv/);
  assert.throws(refused("\xfd7zXZ\x00"), /^Refused: It is packed in another way than gzip and zip: unpack it first/);
  assert.throws(refused("\x80\x04\x95\x10"), /^Refused: It is a pickle of Python/);
  assert.throws(refused("\x00\x01\x02\x03 anything"), /^Refused: It is not a text file/);
  assert.throws(refused("\xff\xd8\xff\xe0 JFIF"), /^Refused: It is a picture/);
});

test("a few characters that no text needs are left out of it", () => {
  const table = "x,y,label\r\n1.0095,0.125,0\r\n-0.0931,0.5992\0,1\r\n0.9604,1234.5,0\r\n";
  for (const end of ["", "\x1a", "\0".repeat(300)]) {
    const { points, remarks } = read(new Uint8Array(Buffer.from(table + end, "latin1")));
    assert.deepEqual([points, remarks], [POINTS, []]);
  }
});

test("a table reads the same in every dialect", () => {
  const random = stream(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (let round = 0; round < 400; round += 1) {
    const count = 3 + Math.floor(random() * 20);
    const [low, high] = pick([
      ["0", "1"],
      ["-1", "1"],
      ["1", "2"],
      ["blue", "red"],
      ["False", "True"],
    ]);
    const points = Array.from({ length: count }, (_, at) => [
      Number(((random() - 0.5) * pick([2, 200, 2e6])).toFixed(4)),
      Number(((random() - 0.5) * 2).toFixed(6)),
      at === 0 ? -1 : at === 1 ? 1 : pick([-1, 1]),
    ]);
    const delimiter = pick([",", ";", "\t", "|", " "]);
    const decimal = delimiter === "," ? "." : pick([".", ","]);
    const isQuoted = random() < 0.3;
    const isNamed = random() < 0.6;
    const hasIndex = random() < 0.3;
    const grouped = decimal === "." ? "," : ".";
    const groups = (delimiter !== "," || isQuoted) && random() < 0.3;
    const number = (value) => {
      const [whole, decimals] = String(value.toFixed(6)).split(".");
      return `${groups ? whole.replace(/\B(?=(\d{3})+$)/g, grouped) : whole}${decimal}${decimals}`;
    };
    const cell = (text) => (isQuoted ? `"${text}"` : text);
    const pad = () => (delimiter === " " ? " ".repeat(1 + Math.floor(random() * 4)) : delimiter);
    const row = (cells) => cells.map(cell).reduce((line, one) => line + pad() + one);
    // An index without a name cannot be told in a table whose columns are lined up by blanks, or in one without names.
    const named = hasIndex ? [delimiter === " " ? "id" : ""] : [];
    const lines = [
      ...(random() < 0.2 ? ["", ""] : []),
      ...(isNamed ? [row([...named, "x", "y", "label"])] : []),
      ...points.map(([x, y, label], at) =>
        row([...(hasIndex ? [String(at)] : []), number(x), number(y), label < 0 ? low : high]),
      ),
    ];
    const end = pick(["\n", "\r\n", "\r"]);
    const text = (random() < 0.2 ? "\uFEFF" : "") + lines.join(end) + (random() < 0.5 ? end : "");
    const found = read(text);
    assert.deepEqual({ points: found.points, remarks: found.remarks }, { points, remarks: [] }, JSON.stringify(text));
  }
});

/** How programs write records, lists and columns as code. @type {Record<string, (names: string[], rows: (string | number)[][], random: () => number) => string>} */
const NOTATIONS = {
  json: (names, rows, random) =>
    JSON.stringify(
      rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]]))),
      null,
      random() < 0.5 ? 2 : 0,
    ),
  lines: (names, rows) =>
    rows.map((row) => JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]])))).join("\n"),
  columns: (names, rows) =>
    JSON.stringify(Object.fromEntries(names.map((name, at) => [name, rows.map((row) => row[at])]))),
  indexed: (names, rows) =>
    JSON.stringify(
      Object.fromEntries(
        names.map((name, at) => [name, Object.fromEntries(rows.map((row, place) => [place, row[at]]))]),
      ),
    ),
  python: (names, rows) =>
    `data = [${rows.map((row) => `{${names.map((name, at) => `'${name}': ${code(row[at])}`).join(", ")}}`).join(",\n ")}]\n`,
  tuples: (_, rows) => `[${rows.map((row) => `(${row.map(code).join(", ")})`).join(", ")}]`,
  lists: (_, rows, random) =>
    `[${rows.map((row) => `[${row.map((one) => JSON.stringify(one)).join(",")}]`).join(random() < 0.5 ? ", " : ",\n")}]`,
  matlab: (_, rows, random) =>
    `A = [${rows.map((row) => row.map(code).join(random() < 0.5 ? ", " : " ")).join(random() < 0.5 ? "; " : "\n")}];`,
  braces: (_, rows) => `{${rows.map((row) => `{${row.map((one) => JSON.stringify(one)).join(", ")}}`).join(", ")}}`,
  html: (names, rows) =>
    `<table>\n<tr>${names.map((name) => `<th>${name}</th>`).join("")}</tr>\n${rows.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join("")}</tr>`).join("\n")}\n</table>`,
  latex: (names, rows) =>
    `\\begin{tabular}{lll}\n\\hline\n${[names, ...rows].map((row) => `${row.join(" & ")} \\\\`).join("\n\\hline\n")}\n\\end{tabular}`,
};

/** @param {string | number} cell */
function code(cell) {
  return typeof cell === "number" ? String(cell) : `'${cell}'`;
}

test("a table reads the same in every notation of code", () => {
  const random = stream(11);
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (const [notation, write] of Object.entries(NOTATIONS)) {
    for (let round = 0; round < 40; round += 1) {
      const [low, high] = pick([
        [0, 1],
        [-1, 1],
        [1, 2],
        ["blue", "light red"],
        ["no", "yes"],
      ]);
      const points = Array.from({ length: 3 + Math.floor(random() * 20) }, (_, at) => [
        Number(((random() - 0.5) * pick([2, 200, 2e6])).toFixed(4)) + 0,
        Number(((random() - 0.5) * 2).toExponential(5)) + 0,
        at === 0 ? -1 : at === 1 ? 1 : pick([-1, 1]),
      ]);
      const text = write(
        ["x", "y", "label"],
        points.map(([x, y, label]) => [x, y, label < 0 ? low : high]),
        random,
      );
      const found = read(random() < 0.3 ? `\uFEFF${text.replaceAll("\n", "\r\n")}\r\n` : text);
      assert.deepEqual(
        { points: found.points, remarks: found.remarks },
        { points, remarks: [] },
        `${notation}: ${text}`,
      );
    }
  }
});

test("whatever is in a text, it is read or refused", () => {
  const random = stream(5);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const parts = "\n , \" ' [ ] { } ( ) : = ; \t | # % <table> <tr> \\ & - ... nan 1e9 é \0 @data //"
    .split(" ")
    .concat(" ");
  const texts = Object.values(SAME);
  for (let round = 0; round < 600; round += 1) {
    let text = pick(texts);
    for (let change = 0; change < 1 + random() * 6; change += 1) {
      const at = Math.floor(random() * text.length);
      text = pick([
        () => text.slice(0, at) + pick(parts) + text.slice(at),
        () => text.slice(0, at) + text.slice(at + Math.floor(random() * 30)),
        () => text.slice(0, at) + pick(texts).slice(0, 200) + text.slice(at),
        () => text.slice(0, at),
      ])();
    }
    try {
      const { points } = read(text);
      assert.ok(points.flat().every(Number.isFinite), JSON.stringify(text));
    } catch (error) {
      assert.equal(error.name, "Refused", `${error.stack}\n${JSON.stringify(text)}`);
    }
  }
});

/** Returns the milliseconds that the processor is busy with a text. @param {string} text */
function timeOf(text) {
  const start = process.cpuUsage();
  try {
    readTable(text);
  } catch (error) {
    assert.ok(error instanceof Refused, String(error));
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test("ten times as much of the same takes no more than about ten times as long", () => {
  const TABLE = "x,y,label\n1,2,a\n3,4,b\n";
  const around = [
    ["", TABLE],
    ["a ", "x"],
    [TABLE, "\n5,6,a\n"],
    [">>> x = ", "\n>>> x\n[1, 2]\n"],
    ["x = '", "\n1 2\n"],
    ["<table><tr><td>1\n", "</table>"],
  ];
  for (const one of [" ", "\t", "\n", "'", '"', "[", "(", "-", " '", "<tr><td>1\n", "a,"]) {
    for (const [before, after] of around) {
      const [short, long] = [20_000, 200_000].map((length) => timeOf(before + one.repeat(length / one.length) + after));
      // With a step for each pair of them it would be a hundred times.
      assert.ok(long < 40 * (short + 20), `${JSON.stringify([before, one, after])}: ${short} ms, then ${long} ms`);
    }
  }
});
