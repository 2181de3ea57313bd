"""How pages get out: kept as drawn, served without the application, drawn anew when need be."""
