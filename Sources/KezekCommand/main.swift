print("kezek")
