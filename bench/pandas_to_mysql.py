"""What people write today: read the table with pandas, clean it, and put it into MySQL."""

import sys
import time

import pandas as pd
from sqlalchemy import create_engine, text

path, url = sys.argv[1], sys.argv[2]
started = time.time()
table = pd.read_csv(path)
table = table.drop_duplicates()
for column in ("communication_time", "response_time"):
    chinese = table[column].str.replace("年", "-").str.replace("月", "-").str.replace("日", "")
    iso = pd.to_datetime(chinese, format="%Y-%m-%d %H:%M:%S", errors="coerce")
    slashes = pd.to_datetime(chinese, format="%d/%m/%Y %H:%M:%S", errors="coerce")
    table[column] = iso.fillna(slashes)
table["communication_type"] = table["communication_type"].str.strip().str.lower()
table["communication_content"] = table["communication_content"].fillna("").str.strip()
table["response_content"] = table["response_content"].fillna("").str.strip()
table["response_seconds"] = (table["response_time"] - table["communication_time"]).dt.total_seconds()
engine = create_engine(url)
table.to_sql("communication", engine, if_exists="replace", index=False, chunksize=10_000, method="multi")
with engine.begin() as connection:
    connection.execute(text("alter table communication add primary key (id)"))
    connection.execute(text("create index by_time on communication (communication_time)"))
    connection.execute(text("create index by_customer on communication (customer_id(20))"))
print(f"{time.time() - started:.1f}")
