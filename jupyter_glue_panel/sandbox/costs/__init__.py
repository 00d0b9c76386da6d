"""What AWS tells about money: Cost Explorer's bills and tags, the Price List. moto has neither."""
