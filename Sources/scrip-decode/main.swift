import CLeptonica
import CPoppler
import CTesseract
import CXML
import CZip
