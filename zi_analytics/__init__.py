"""From collected Zona Integritas worksheets to readiness for WBK and WBBM."""
